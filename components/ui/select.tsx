import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { INPUT } from "./input-look";

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { group: string; options: readonly Option[] };

const draw = ({ value, label, disabled }: Option) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
);

/** The platform's own select: its keyboard, its search as you type, its picker on a phone. */
export function Select({
  options,
  placeholder,
  className,
  ...rest
}: Omit<ComponentProps<"select">, "children"> & { options: readonly (Option | OptionGroup)[]; placeholder?: string }) {
  return (
    <select {...rest} className={classNames(INPUT, "max-w-full", className)}>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {options.map((option) =>
        "group" in option ? (
          <optgroup key={option.group} label={option.group}>
            {option.options.map(draw)}
          </optgroup>
        ) : (
          draw(option)
        ),
      )}
    </select>
  );
}
