import "server-only";
import type { ReviewId, TeamId } from "@/lib/core/ids";
import type { ReviewRow } from "@/lib/core/projections/rows";
import { silenceAt } from "@/lib/core/reviews/silence";
import type { Tx } from "../ledger/transact";
import { appendFacts, momentOf, reviewIds } from "./append-facts";
import { lockReview } from "./review-row";
import { countReviewers } from "./reviewers";

/** Nobody decided in time: the frozen terms say what silence means. */
export async function holdDue(tx: Tx, reviewId: ReviewId): Promise<void> {
  const review = await lockReview(tx, reviewId);
  if (!review) return;
  const reviewerExisted = (await countReviewers(tx, review, teamsAsked(review))) > 0;
  const owner = await ownerOfPact(tx, review);
  await appendFacts(tx, review, silenceAt(review, { reviewerExisted, owner }, momentOf(tx), reviewIds(tx)), "system");
}

/** Every team the item has stood before. */
const teamsAsked = ({ frozen, queue, handUpLevel }: ReviewRow): string[] => [
  ...new Set([frozen.queue, ...frozen.handUp.slice(0, handUpLevel), queue, ...frozen.groups]),
];

async function ownerOfPact(tx: Tx, { pactId }: ReviewRow): Promise<TeamId | null> {
  const [pact] = await tx.query<{ owner: TeamId }>("select owner_team_id as owner from pact where id = $1", [pactId]);
  return pact?.owner ?? null;
}
