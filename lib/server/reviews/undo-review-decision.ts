import "server-only";
import type { ReviewInput } from "@/lib/contract/reviews";
import { ok, refuse } from "@/lib/core/result";
import { undoDecision } from "@/lib/core/reviews/undo-decision";
import type { Actor } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { appendFacts, momentOf, reviewIds } from "./append-facts";
import { lockReview } from "./review-row";

/** Takes back one's own approval while nothing has come of it. */
export async function undoReviewDecision(tx: Tx, actor: Actor, { reviewId }: ReviewInput) {
  if (actor.kind !== "member") return refuse("forbidden");
  const review = await lockReview(tx, reviewId);
  if (!review) return refuse("not_found");
  const answer = undoDecision(review, actor.id, momentOf(tx), reviewIds(tx));
  if (!answer.ok) return answer;
  await appendFacts(tx, review, answer.value, actor.id);
  return ok({ reviewId: review.id, dueAt: review.dueAt });
}
