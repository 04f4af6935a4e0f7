import type { ReviewRow } from "../projections/rows";
import { ok, type Result, refuse } from "../result";
import type { Moment } from "./moment";
import type { ReviewFact } from "./review-fact";

/** `taken_over`: the one it was rerouted to acts on a decision of their own. `by_agent`: the agent doesn't want it any more. */
export type Withdrawal = "taken_over" | "by_agent";

/** Ends a wait that nobody needs any more, approved or not; once a grant exists it is too late. */
export function withdraw(review: ReviewRow, why: Withdrawal, { at, iso }: Moment): Result<ReviewFact[], "already_decided"> {
  if (review.status !== "open" && review.status !== "approved_pending") return refuse("already_decided");
  return ok([{ type: "review.outcome", data: { review: review.id, status: "withdrawn", at: iso(at), why } }]);
}
