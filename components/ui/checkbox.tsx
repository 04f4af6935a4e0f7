import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

type ChoiceProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode; labelHidden?: boolean };

function Choice({ type, label, hint, labelHidden = false, className, id, ...rest }: ChoiceProps & { type: "checkbox" | "radio" }) {
  const ownId = useId();
  const inputId = id ?? ownId;
  return (
    <div className={classNames("flex min-h-6 items-start gap-2", className)}>
      <input {...rest} id={inputId} type={type} {...(hint ? { "aria-describedby": `${inputId}-hint` } : null)} className="mt-0.5 size-4 shrink-0" />
      <div className={labelHidden ? "sr-only" : "min-w-0"}>
        <label htmlFor={inputId} className={rest.disabled ? "text-muted" : undefined}>
          {label}
        </label>
        {hint ? (
          <p id={`${inputId}-hint`} className="text-meta text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** One yes or no, with its label beside it. */
export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} type="checkbox" />;
}

/** One of several; `RadioGroup` holds them. */
export function Radio(props: ChoiceProps) {
  return <Choice {...props} type="radio" />;
}
