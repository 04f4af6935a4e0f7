import type { ActionAnswer } from "@/lib/contract/answers";
import type { DecidedReview, DecideReviewInput } from "@/lib/contract/reviews";

/** What the server does with an item; the pages hand it in. */
export type ReviewActions = {
  decide: (input: DecideReviewInput) => Promise<ActionAnswer<DecidedReview>>;
  undo: (input: { reviewId: string }) => Promise<ActionAnswer<{ reviewId: string; dueAt: string }>>;
  withdraw: (input: { reviewId: string }) => Promise<ActionAnswer<{ reviewId: string }>>;
};
