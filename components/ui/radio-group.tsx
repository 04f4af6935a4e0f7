import type { ReactNode } from "react";
import { Radio } from "./checkbox";
import { classNames } from "./class-names";

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type RadioGroupProps = {
  legend: ReactNode;
  legendHidden?: boolean;
  name: string;
  options: readonly RadioOption[];
  /** With `onValueChange`: chosen from outside. Without: `defaultValue` starts it. */
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  inline?: boolean;
};

/** One choice out of a few, all of them in view. */
export function RadioGroup({ legend, legendHidden = false, name, options, value, defaultValue, onValueChange, inline = false }: RadioGroupProps) {
  return (
    <fieldset className="min-w-0">
      <legend className={legendHidden ? "sr-only" : "mb-1 font-semibold"}>{legend}</legend>
      <div className={classNames("flex", inline ? "flex-wrap gap-x-4 gap-y-1" : "flex-col gap-1")}>
        {options.map((option) => (
          <Radio
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            disabled={option.disabled}
            {...(onValueChange
              ? { checked: value === option.value, onChange: () => onValueChange(option.value) }
              : { defaultChecked: defaultValue === option.value })}
          />
        ))}
      </div>
    </fieldset>
  );
}
