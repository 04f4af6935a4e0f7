import "server-only";
import type { ClaimAnswer, TakeOverReviewInput } from "@/lib/contract/reviews";
import { ok, refuse } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import { keepValue } from "../ledger/private-text";
import type { Tx } from "../ledger/transact";
import { takeClaim } from "./claim";
import { claimable } from "./claimable";

/** Takes a claim from whoever holds it, with a reason that stays in history. */
export async function takeOverReview(tx: Tx, actor: Actor, { reviewId, reason }: TakeOverReviewInput) {
  if (actor.kind !== "member") return refuse("forbidden");
  const review = await claimable(tx, actor, reviewId);
  if (!review.ok) return review;
  const { from, ...answer } = await takeClaim(tx, review.value.id, actor.id, true);
  if (from) {
    const data = { review: review.value.id, from, by: actor.id, reason: await keepValue(tx, reason) };
    await tx.append({ type: "review.taken_over", chain: review.value.pactId, at: tx.iso, actor: actor.id, data });
  }
  return ok<ClaimAnswer>(answer);
}
