"use server";
import { action } from "@/lib/server/entry/action";
import { decideReviewOperation, undoReviewDecisionOperation, withdrawReviewOperation } from "@/lib/server/reviews/operations";

export const decideReviewAction = action(decideReviewOperation);
export const undoReviewDecisionAction = action(undoReviewDecisionOperation);
export const withdrawReviewAction = action(withdrawReviewOperation);
