"use client";
import type { ComponentProps } from "react";
import { classNames } from "../ui/class-names";
import { Input, TextArea } from "../ui/input";
import { Field, type FieldProps } from "./field";

type Own<Tag extends "input" | "textarea"> = FieldProps & Omit<ComponentProps<Tag>, "children" | "className"> & { mono?: boolean };

const take = <Props extends FieldProps>({ label, hint, error, optional, labelHidden, className, ...rest }: Props) => ({
  field: { label, hint, error, optional, labelHidden, className },
  rest,
});

/** One line of text. Takes everything an `<input>` takes, `{...register("name")}` included. */
export function TextField({ mono = false, ...props }: Own<"input">) {
  const { field, rest } = take(props);
  return (
    <Field {...field} name={rest.name}>
      {(control) => <Input type="text" {...rest} {...control} className={classNames("w-full", mono && "font-mono")} />}
    </Field>
  );
}

/** Several lines of text. */
export function TextAreaField({ mono = false, ...props }: Own<"textarea">) {
  const { field, rest } = take(props);
  return (
    <Field {...field} name={rest.name}>
      {(control) => <TextArea {...rest} {...control} className={classNames("w-full", mono && "font-mono text-table")} />}
    </Field>
  );
}

/** A number, typed: no arrows that a scroll can turn. `unit` stands behind it. */
export function NumberField({ unit, mono: _, ...props }: Own<"input"> & { unit?: string }) {
  const { field, rest } = take(props);
  return (
    <Field {...field} name={rest.name}>
      {(control) => (
        <span className="flex items-center gap-2">
          <Input inputMode="decimal" autoComplete="off" {...rest} {...control} className="w-32 text-right tabular-nums" />
          {unit ? <span className="text-muted">{unit}</span> : null}
        </span>
      )}
    </Field>
  );
}
