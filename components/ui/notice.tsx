import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { InfoIcon, WarningIcon } from "./icons";

const LOOKS = {
  neutral: "border-border-strong bg-surface-2",
  caution: "border-lane-degrade bg-lane-degrade-tint",
  failure: "border-lane-escalate bg-lane-escalate-tint",
} as const;

/** A message that belongs to a place on the page. `live` reads it out when it appears. */
export function Notice({
  tone = "neutral",
  title,
  children,
  actions,
  live = false,
}: {
  tone?: keyof typeof LOOKS;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  live?: boolean;
}) {
  const Icon = tone === "neutral" ? InfoIcon : WarningIcon;
  return (
    <div
      {...(live ? { role: tone === "failure" ? "alert" : "status" } : null)}
      className={classNames("flex items-start gap-2 rounded-panel border-l-4 px-3 py-2", LOOKS[tone])}
    >
      <Icon className="mt-0.5 size-4" />
      <div className="min-w-0 grow">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="max-w-prose">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
