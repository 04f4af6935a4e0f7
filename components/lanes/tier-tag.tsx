import type { Tier } from "@/lib/core/closed-lists";
import { classNames } from "../ui/class-names";

const MEANINGS = {
  1: "irreversible, or above a money or permission limit",
  2: "consequential",
  3: "reversible and small",
} as const satisfies Record<Tier, string>;

/** How grave it is if this goes wrong; 1 is the gravest. Bars and weight tell it, not colour. */
export function TierTag({ tier, explain = false }: { tier: Tier; explain?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <span aria-hidden className="inline-flex shrink-0 items-end gap-px">
        {[3, 2, 1].map((level) => (
          <span
            key={level}
            className={classNames("w-1", level === 3 ? "h-1.5" : level === 2 ? "h-2.5" : "h-3.5", tier <= level ? "bg-current" : "bg-border")}
          />
        ))}
      </span>
      <span>
        <span className={classNames("whitespace-nowrap", tier === 1 && "font-semibold")}>Tier {tier}</span>
        {explain ? <span className="text-muted"> — {MEANINGS[tier]}</span> : null}
      </span>
    </span>
  );
}
