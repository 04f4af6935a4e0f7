import type { ReactNode } from "react";
import { classNames } from "./class-names";

const TONES = {
  neutral: "border-border bg-surface-2 text-text",
  quiet: "border-border text-muted",
  caution: "border-lane-degrade bg-lane-degrade-tint text-lane-degrade",
  failure: "border-lane-escalate bg-lane-escalate-tint text-lane-escalate",
  selected: "border-accent bg-selected text-text",
} as const;
export type Tone = keyof typeof TONES;

/** A word or two about something. Grey is normal: the other tones are for what is not. */
export function Badge({ tone = "neutral", icon, children, className }: { tone?: Tone; icon?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <span
      className={classNames(
        "inline-flex min-h-5 items-center gap-1 align-middle rounded-control border px-1.5 text-meta whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
