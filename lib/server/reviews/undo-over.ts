import "server-only";
import type { ReviewId } from "@/lib/core/ids";
import { endUndo } from "@/lib/core/reviews/end-undo";
import type { Tx } from "../ledger/transact";
import { appendFacts, momentOf, reviewIds } from "./append-facts";
import { lockReview } from "./review-row";
import { loadStanding } from "./standing";

/** The undo window of an approval has ended: the grant is minted, in the same transaction. */
export async function undoOver(tx: Tx, reviewId: ReviewId): Promise<void> {
  const review = await lockReview(tx, reviewId);
  if (!review) return;
  const standing = await loadStanding(tx, review.agentId, Object.keys(review.frozen.epochs));
  await appendFacts(tx, review, endUndo(review, standing, momentOf(tx), reviewIds(tx)), "system");
}
