import "server-only";
import type { ClaimAnswer, ReviewInput } from "@/lib/contract/reviews";
import { ok, refuse } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { takeClaim } from "./claim";
import { claimable } from "./claimable";

/** Says who is deciding. Claiming again is the heartbeat. */
export async function claimReview(tx: Tx, actor: Actor, { reviewId }: ReviewInput) {
  if (actor.kind !== "member") return refuse("forbidden");
  const review = await claimable(tx, actor, reviewId);
  if (!review.ok) return review;
  const { from: _, ...answer } = await takeClaim(tx, review.value.id, actor.id);
  return ok<ClaimAnswer>(answer);
}
