import type { Freshness } from "@/lib/core/closed-lists";
import { classNames } from "../ui/class-names";

const WORDS = { fresh: "Fresh", ageing: "Ageing", stale: "Stale", missing: "Missing", contradictory: "Contradictory" } as const satisfies Record<
  Freshness,
  string
>;
const CELLS = 5;

/** A little left is never drawn as nothing left, and nearly all never as all. */
function filledCells(left: number): number {
  if (left <= 0) return 0;
  if (left >= 1) return CELLS;
  return Math.min(CELLS - 1, Math.max(1, Math.round(left * CELLS)));
}

type FreshBarProps = {
  freshness: Freshness;
  /** How much of the window is left, 0 to 1; null where there is no proof whose window it could be. */
  left?: number | null;
  /** The word alone, where a table is dense. */
  compact?: boolean;
};

/** How fresh a proof is: `■■■□□ 61 % left · Fresh`. The word is always there. */
export function FreshBar({ freshness, left = null, compact = false }: FreshBarProps) {
  const known = left !== null && freshness !== "missing";
  const failed = freshness === "stale" || freshness === "missing" || freshness === "contradictory";
  const filled = known ? filledCells(left) : 0;
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap tabular-nums">
      {compact ? null : (
        <span aria-hidden className={classNames("font-mono tracking-tight", failed ? "text-lane-escalate" : "text-muted")}>
          {"■".repeat(filled)}
          {(known ? "□" : "·").repeat(CELLS - filled)}
        </span>
      )}
      <span className={classNames(freshness !== "fresh" && "font-semibold", failed && "text-lane-escalate")}>{WORDS[freshness]}</span>
      {known && left > 0 && !compact ? <span className="text-muted">{Math.floor(left * 100)} % left</span> : null}
    </span>
  );
}
