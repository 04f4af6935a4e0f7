"use client";
import { type ReactNode, useId } from "react";
import { classNames } from "../ui/class-names";
import { WarningIcon } from "../ui/icons";
import { useFieldProblem } from "./field-context";

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with it now; a refusal's problem of the same name shows without being passed. */
  error?: string | null;
  /** Said in words, because a star is a riddle. */
  optional?: boolean;
  labelHidden?: boolean;
  className?: string;
};

/** What a control must carry to belong to its label, hint and problem. */
export type ControlProps = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined; "data-field": string | undefined };

/** A label, its control, what helps and what is wrong. `children` draws the control with the props it is given. */
export function Field({
  label,
  hint,
  error,
  optional,
  labelHidden = false,
  className,
  name,
  children,
}: FieldProps & { name?: string; children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const problem = useFieldProblem(name, error);
  const describedBy = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter(Boolean).join(" ");
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "font-semibold"}>
        {label}
        {optional ? <span className="font-normal text-muted"> (optional)</span> : null}
      </label>
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": problem ? true : undefined, "data-field": name })}
      {hint ? (
        <div id={`${id}-hint`} className="max-w-prose text-meta text-muted">
          {hint}
        </div>
      ) : null}
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}

export function FieldProblem({ id, problem }: { id: string; problem: string | undefined }) {
  if (!problem) return null;
  return (
    <p id={id} className="flex items-start gap-1 text-table text-lane-escalate">
      <WarningIcon className="mt-0.5 size-3.5" />
      {problem}
    </p>
  );
}
