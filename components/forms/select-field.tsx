"use client";
import type { ComponentProps } from "react";
import { Select } from "../ui/select";
import { Field, type FieldProps } from "./field";

/** One of several, out of sight until opened. Takes everything a `<select>` takes. */
export function SelectField({ label, hint, error, optional, labelHidden, className, ...rest }: FieldProps & Omit<ComponentProps<typeof Select>, "className">) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} labelHidden={labelHidden} className={className} name={rest.name}>
      {(control) => <Select {...rest} {...control} className="w-full" />}
    </Field>
  );
}
