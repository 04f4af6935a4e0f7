"use client";
import { useEffect, useId, useRef } from "react";
import { Input } from "../ui/input";

type NoteFieldProps = { required: boolean; value: string; onChange: (value: string) => void; focus: boolean };

/** A note for the record, on one line so that Enter goes on. It never reaches the agent. */
export function NoteField({ required, value, onChange, focus }: NoteFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        Note {required ? null : <span className="font-normal text-muted">(optional)</span>}
      </label>
      <Input
        ref={input}
        id={id}
        value={value}
        maxLength={2_000}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 w-full"
      />
      <p id={`${id}-hint`} className="mt-1 text-meta text-muted">
        For the record, at least 15 characters{required ? "" : " if you write one"}. The agent never sees it.
      </p>
    </div>
  );
}
