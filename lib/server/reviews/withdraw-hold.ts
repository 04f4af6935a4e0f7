import "server-only";
import type { ReviewInput } from "@/lib/contract/reviews";
import { ok, refuse } from "@/lib/core/result";
import { withdraw } from "@/lib/core/reviews/withdraw";
import type { Actor } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { appendFacts, momentOf } from "./append-facts";
import { endClaim } from "./claim";
import { lockReview } from "./review-row";

/** The agent doesn't want the action any more, so nobody need decide it. */
export async function withdrawHold(tx: Tx, actor: Actor, { reviewId }: ReviewInput) {
  if (actor.kind !== "key") return refuse("forbidden");
  const review = await lockReview(tx, reviewId);
  if (!review || review.agentId !== actor.agentId) return refuse("not_found", { reviewId: "isn't a hold of this key's agent" });
  if (review.status === "withdrawn") return ok({ id: review.id, status: "withdrawn" as const });
  const answer = withdraw(review, "by_agent", momentOf(tx));
  if (!answer.ok) return answer;
  await appendFacts(tx, review, answer.value, actor.id);
  await endClaim(tx, review.id);
  return ok({ id: review.id, status: "withdrawn" as const });
}
