import "server-only";
import { DecideReviewInput, ReviewInput, TakeOverReviewInput } from "@/lib/contract/reviews";
import { defineOperation } from "../entry/operation";
import { claimReview } from "./claim-review";
import { decideReview } from "./decide-review";
import { releaseReview } from "./release-review";
import { takeOverReview } from "./take-over-review";
import { undoReviewDecision } from "./undo-review-decision";
import { withdrawHold } from "./withdraw-hold";
import { withdrawReview } from "./withdraw-review";

export const decideReviewOperation = defineOperation({ input: DecideReviewInput, permission: "reviews.decide", run: decideReview });
export const undoReviewDecisionOperation = defineOperation({ input: ReviewInput, permission: "reviews.decide", run: undoReviewDecision });
export const withdrawReviewOperation = defineOperation({ input: ReviewInput, permission: "reviews.decide", run: withdrawReview });
/** Claiming again is the heartbeat. */
export const claimReviewOperation = defineOperation({ input: ReviewInput, permission: "reviews.decide", run: claimReview });
export const releaseReviewOperation = defineOperation({ input: ReviewInput, permission: "reviews.decide", run: releaseReview });
export const takeOverReviewOperation = defineOperation({ input: TakeOverReviewInput, permission: "reviews.decide", run: takeOverReview });
/** The agent's own. */
export const withdrawHoldOperation = defineOperation({ input: ReviewInput, permission: "decisions.ask", run: withdrawHold });
