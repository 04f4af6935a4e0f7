"use client";
import { useState } from "react";
import { formatDurationInWords, parseDuration, toIsoDuration } from "@/lib/format/format-duration";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { Field, type FieldProps } from "./field";

type DurationFieldProps = FieldProps & {
  name?: string;
  /** ISO 8601: `PT4H`. */
  defaultValue?: string;
  /** Told the ISO text, or null while it is no duration. */
  onValueChange?: (iso: string | null) => void;
  /** Usual lengths, one press each: `["PT1H", "PT4H", "P1D"]`. */
  usual?: readonly string[];
  disabled?: boolean;
};

const toIso = (typed: string): string | null => {
  const ms = parseDuration(typed);
  return ms === null ? null : toIsoDuration(ms);
};

/** A length of time: `4h` or `PT4H`, read back in words, sent as ISO 8601. */
export function DurationField({ name, defaultValue = "", onValueChange, usual = [], disabled, error, hint, ...field }: DurationFieldProps) {
  const [typed, setTyped] = useState(defaultValue);
  const [left, setLeft] = useState(false);
  const ms = parseDuration(typed);
  const iso = toIso(typed);
  const unreadable = left && typed.trim() !== "" && ms === null ? "Write a length of time such as 4h, 30 min or PT4H." : null;

  function set(next: string) {
    setTyped(next);
    onValueChange?.(toIso(next));
  }

  return (
    <Field
      {...field}
      name={name}
      error={error ?? unreadable}
      hint={
        <>
          {ms === null ? null : (
            <span className="text-text">
              {formatDurationInWords(ms)}
              {typed === iso ? "" : ` (${iso})`}
            </span>
          )}
          {hint ? <> {hint}</> : null}
        </>
      }
    >
      {(control) => (
        <span className="flex flex-wrap items-center gap-1">
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            disabled={disabled}
            onBlur={() => setLeft(true)}
            onChange={(event) => set(event.target.value)}
            className="w-36 font-mono text-table"
          />
          {usual.map((length) => (
            <Button key={length} size="small" variant="quiet" disabled={disabled} onClick={() => set(length)}>
              {formatDurationInWords(parseDuration(length) ?? 0)}
            </Button>
          ))}
          {name ? <input type="hidden" name={name} value={iso ?? ""} disabled={disabled} /> : null}
        </span>
      )}
    </Field>
  );
}
