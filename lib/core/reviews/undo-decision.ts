import type { ActorId } from "../ids";
import type { ReviewRow } from "../projections/rows";
import { ok, type Result, refuse } from "../result";
import { instantOf, type Moment } from "./moment";
import type { ReviewFact, ReviewIds } from "./review-fact";

/** The decision that set the undo window running: the last that stands. */
export const settlingDecision = ({ decisions }: Pick<ReviewRow, "decisions">) => decisions.findLast(({ undone }) => !undone) ?? null;

/**
 * Takes an approval back while nothing has come of it. The item waits again as it stood: its deadline hasn't moved, and may
 * have passed meanwhile.
 */
export function undoDecision(review: ReviewRow, by: ActorId, { at, iso }: Moment, ids: ReviewIds): Result<ReviewFact[], "undo_over" | "not_your_decision"> {
  // INVARIANT: the end of the window itself is already too late, because the grant may be minted at that instant.
  if (review.status !== "approved_pending" || review.effectiveAt === null || at >= instantOf(review.effectiveAt)) return refuse("undo_over");
  const last = settlingDecision(review);
  if (last?.by !== by) return refuse("not_your_decision");
  const decisions = review.decisions.map((entry) => (entry === last ? { ...entry, undone: iso(at) } : entry));
  const timers = [{ id: ids.timer, kind: "hold_due" as const, ref: review.id, dueAt: review.dueAt }];
  return ok([{ type: "review.undone", data: { review: review.id, by, at: iso(at), decisions, timers } }]);
}
