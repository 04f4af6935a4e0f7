import { LANES, VERDICTS } from "../closed-lists";
import type { Decision } from "../decisions/decision";
import { intersectConstraints } from "../pacts/constraints";
import { canonicalText } from "./canonical-text";

type Answer = Pick<Decision, "verdict" | "lane" | "constraints">;

/** Whether `after` grants nothing that `before` didn't, by lane and verdict. */
export const noWider = (before: Answer, after: Answer): boolean =>
  LANES.indexOf(after.lane) >= LANES.indexOf(before.lane) && VERDICTS.indexOf(after.verdict) >= VERDICTS.indexOf(before.verdict);

/** The same, limits of permits included. */
export const noWiderInLimits = (before: Answer, after: Answer): boolean =>
  noWider(before, after) &&
  (after.verdict !== "permit" || canonicalText(intersectConstraints([...before.constraints, ...after.constraints])) === canonicalText(after.constraints));
