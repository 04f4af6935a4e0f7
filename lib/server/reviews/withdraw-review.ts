import "server-only";
import type { ReviewInput } from "@/lib/contract/reviews";
import { ok, refuse } from "@/lib/core/result";
import { ineligibility } from "@/lib/core/reviews/eligibility";
import { withdraw } from "@/lib/core/reviews/withdraw";
import type { Actor } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { appendFacts, momentOf } from "./append-facts";
import { endClaim } from "./claim";
import { ownerTeamOf } from "./claimable";
import { lockReview } from "./review-row";

/** Closes an item whose action was handed over: whoever takes it up acts on a decision of their own. */
export async function withdrawReview(tx: Tx, actor: Actor, { reviewId }: ReviewInput) {
  if (actor.kind !== "member") return refuse("forbidden");
  const review = await lockReview(tx, reviewId);
  if (!review) return refuse("not_found");
  const barred = ineligibility(review, actor, await ownerTeamOf(tx, review));
  if (barred) return refuse(barred);
  if (review.frozen.reroute === null) return refuse("not_rerouted");
  const answer = withdraw(review, "taken_over", momentOf(tx));
  if (!answer.ok) return answer;
  await appendFacts(tx, review, answer.value, actor.id);
  await endClaim(tx, review.id);
  return ok({ reviewId: review.id });
}
