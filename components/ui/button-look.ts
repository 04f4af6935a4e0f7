import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "default" | "quiet" | "danger";
/** `normal` is 32 px high, as verbs must be; `small` (28 px) is for tools inside rows. */
export type ButtonSize = "normal" | "small";

const VARIANTS = {
  primary: "font-semibold border border-text bg-text text-surface hover:opacity-90",
  default: "font-semibold border border-border-strong bg-surface text-text hover:bg-surface-2",
  quiet: "font-normal border border-transparent text-text hover:bg-surface-2",
  danger: "font-semibold border border-lane-escalate bg-surface text-lane-escalate hover:bg-lane-escalate-tint",
} as const satisfies Record<ButtonVariant, string>;

const SIZES = { normal: "min-h-8 min-w-8 px-3 py-1", small: "min-h-7 min-w-7 px-2 py-0.5 text-table" } as const satisfies Record<ButtonSize, string>;

/** The look of everything one presses: buttons and links that look like them. */
export const buttonLook = (variant: ButtonVariant = "default", size: ButtonSize = "normal", className?: string): string =>
  classNames(
    "inline-flex items-center justify-center gap-1.5 rounded-control text-center no-underline select-none",
    "aria-disabled:cursor-not-allowed aria-disabled:border-border aria-disabled:bg-surface-2 aria-disabled:text-muted aria-disabled:opacity-100",
    "disabled:cursor-not-allowed disabled:border-border disabled:bg-surface-2 disabled:text-muted",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
