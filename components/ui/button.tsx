import { type ComponentProps, useId } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { KeyHint } from "./key-hint";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Work is under way: the button keeps its focus, says so and does nothing. */
  pending?: boolean;
  pendingLabel?: string;
  /** Why it can't be pressed now. Shown beside it: an unavailable control is never hidden and never unexplained. */
  reason?: string | null | false;
  /** The key that does the same. */
  shortcut?: string;
};

export function Button({
  variant,
  size,
  pending = false,
  pendingLabel,
  reason,
  shortcut,
  type = "button",
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  // Not `disabled`, which would drop the focus and silence the reason. Without handler and without submitting, a press does nothing.
  const inert = pending || Boolean(reason);
  const button = (
    <button
      {...rest}
      type={inert ? "button" : type}
      className={buttonLook(variant, size, className)}
      {...(inert ? { "aria-disabled": true } : { onClick })}
      {...(pending ? { "aria-busy": true } : null)}
      {...(reason ? { "aria-describedby": reasonId } : null)}
      {...(shortcut ? { "aria-keyshortcuts": shortcut } : null)}
    >
      {pending ? (pendingLabel ?? children) : children}
      {pending && !pendingLabel ? <span aria-hidden>…</span> : null}
      {shortcut ? <KeyHint keys={shortcut} decorative /> : null}
    </button>
  );
  if (!reason) return button;
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-2">
      {button}
      <span id={reasonId} className="text-meta text-muted">
        {reason}
      </span>
    </span>
  );
}
