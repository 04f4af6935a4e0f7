import "server-only";
import type { ReviewInput } from "@/lib/contract/reviews";
import { ok, refuse } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { dropClaim } from "./claim";
import { loadReviewRow } from "./review-row";

/** Gives a claim back; somebody else's stays. */
export async function releaseReview(tx: Tx, actor: Actor, { reviewId }: ReviewInput) {
  if (actor.kind !== "member") return refuse("forbidden");
  const review = await loadReviewRow(tx, reviewId);
  if (!review) return refuse("not_found");
  await dropClaim(tx, review.id, actor.id);
  return ok({ released: true });
}
