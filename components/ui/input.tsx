import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { INPUT } from "./input-look";

/** A bare text input; a form wants `TextField`, which brings the label. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={classNames(INPUT, className)} />;
}

export function TextArea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} rows={rows} className={classNames(INPUT, "block", className)} />;
}
