"use client";
import { useState } from "react";
import { Button } from "../ui/button";
import { TextArea } from "../ui/input";
import { Field, type FieldProps } from "./field";

type JsonFieldProps = FieldProps & {
  name?: string;
  defaultValue?: string;
  /** Told the text and what it reads as; `undefined` while it isn't JSON. */
  onValueChange?: (text: string, value: unknown) => void;
  rows?: number;
};

function readJson(text: string): { value: unknown; problem: string | null } {
  if (text.trim() === "") return { value: undefined, problem: null };
  try {
    return { value: JSON.parse(text), problem: null };
  } catch (error) {
    return { value: undefined, problem: `This isn't JSON yet: ${error instanceof Error ? error.message : "it can't be read"}.` };
  }
}

/** JSON as text, checked when left, tidied on request. */
export function JsonField({ name, defaultValue = "", onValueChange, rows = 10, error, ...field }: JsonFieldProps) {
  const [text, setText] = useState(defaultValue);
  const [left, setLeft] = useState(false);
  const { value, problem } = readJson(text);

  function set(next: string) {
    setText(next);
    onValueChange?.(next, readJson(next).value);
  }

  return (
    <Field {...field} name={name} error={error ?? (left ? problem : null)}>
      {(control) => (
        <div className="flex flex-col items-start gap-1">
          <TextArea
            {...control}
            name={name}
            rows={rows}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => set(event.target.value)}
            onBlur={() => setLeft(true)}
            className="w-full font-mono text-table"
          />
          <Button size="small" disabled={value === undefined} onClick={() => set(JSON.stringify(value, null, 2))}>
            Tidy
          </Button>
        </div>
      )}
    </Field>
  );
}
