import type { Verdict } from "@/lib/core/closed-lists";
import { classNames } from "../ui/class-names";
import { CheckIcon, CrossIcon, PauseIcon } from "../ui/icons";

type VerdictLook = "permit" | "constrained" | "hold" | "deny";

/** Without colour: a verdict answers one request, and colour is for the lane that a delegation is in. */
const LOOKS = {
  permit: { word: "Permit", Icon: CheckIcon, look: "border-border text-text" },
  constrained: { word: "Permit, with limits", Icon: CheckIcon, look: "border-border-strong border-dashed text-text" },
  hold: { word: "Hold", Icon: PauseIcon, look: "border-border-strong bg-surface-2 font-semibold text-text" },
  deny: { word: "Deny", Icon: CrossIcon, look: "border-text bg-text font-semibold text-surface" },
} as const satisfies Record<VerdictLook, unknown>;

/** The answer to one request. A permit with constraints is told apart from one without. */
export function VerdictBadge({ verdict, constrained = false }: { verdict: Verdict; constrained?: boolean }) {
  const { word, Icon, look } = LOOKS[verdict === "permit" && constrained ? "constrained" : verdict];
  return (
    <span className={classNames("inline-flex min-h-6 items-center gap-1 rounded-control border px-1.5 align-middle text-table whitespace-nowrap", look)}>
      <Icon className="size-3.5" />
      {word}
    </span>
  );
}
