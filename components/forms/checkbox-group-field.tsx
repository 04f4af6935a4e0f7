"use client";
import { type ReactNode, useId, useState } from "react";
import { Checkbox } from "../ui/checkbox";
import { classNames } from "../ui/class-names";
import { FieldProblem } from "./field";
import { useFieldProblem } from "./field-context";

type CheckboxGroupFieldProps = {
  label: ReactNode;
  name: string;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  hint?: ReactNode;
  error?: string | null;
  defaultValue?: readonly string[];
  /** With `onValueChange`: chosen from outside. */
  value?: readonly string[];
  onValueChange?: (value: string[]) => void;
  inline?: boolean;
};

/** Any of several, all in view. Sends its name once for each that is ticked. */
export function CheckboxGroupField({ label, name, options, hint, error, defaultValue = [], value, onValueChange, inline = false }: CheckboxGroupFieldProps) {
  const id = useId();
  const [own, setOwn] = useState<readonly string[]>(defaultValue);
  const problem = useFieldProblem(name, error);
  const chosen = value ?? own;

  function set(option: string, ticked: boolean) {
    const next = options.map((one) => one.value).filter((one) => (one === option ? ticked : chosen.includes(one)));
    setOwn(next);
    onValueChange?.(next);
  }

  return (
    <fieldset aria-describedby={classNames(hint ? `${id}-hint` : null, problem ? `${id}-problem` : null) || undefined} className="min-w-0">
      <legend className="mb-1 font-semibold">{label}</legend>
      {hint ? (
        <div id={`${id}-hint`} className="mb-1 max-w-prose text-meta text-muted">
          {hint}
        </div>
      ) : null}
      <div className={classNames("flex", inline ? "flex-wrap gap-x-5 gap-y-1" : "flex-col gap-1")}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={name}
            data-field={name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            disabled={option.disabled}
            checked={chosen.includes(option.value)}
            onChange={(event) => set(option.value, event.target.checked)}
          />
        ))}
      </div>
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </fieldset>
  );
}
