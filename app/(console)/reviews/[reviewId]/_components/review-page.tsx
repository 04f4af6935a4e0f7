"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { DecisionNotices } from "@/components/reviews/decision-notices";
import type { ReviewActions } from "@/components/reviews/review-actions";
import { ReviewDetailView } from "@/components/reviews/review-detail-view";
import { UndoBar } from "@/components/reviews/undo-bar";
import { useDecisions } from "@/components/reviews/use-decisions";
import { useReviewNews } from "@/components/reviews/use-review-news";
import { TextLink } from "@/components/ui/link-button";
import { reviewQueries } from "@/lib/client/reviews";

/** One item on a page of its own, where there is no room for the list beside it. */
export function ReviewPage({ reviewId, queueHref, actions }: { reviewId: string; queueHref: string; actions: ReviewActions }) {
  const queryClient = useQueryClient();
  const region = useRef<HTMLDivElement>(null);
  const decisions = useDecisions(actions);
  const { data: review } = useQuery(reviewQueries.detail(reviewId));
  useReviewNews();

  return (
    <div ref={region} tabIndex={-1} className="mx-auto max-w-[52rem] outline-none">
      <nav aria-label="Above this page" className="mb-2 text-table">
        <TextLink href={queueHref}>Back to the queue</TextLink>
      </nav>
      <DecisionNotices notices={decisions.notices} onDismiss={decisions.dismiss} />
      {decisions.undoable ? (
        <UndoBar
          undoable={decisions.undoable}
          undoing={decisions.undoing}
          onUndo={() => void decisions.takeBack()}
          onOver={decisions.forgetUndo}
          region={region}
        />
      ) : null}
      {review ? (
        <div className="rounded-panel border border-border bg-surface px-4 pt-4">
          <ReviewDetailView
            review={review}
            level={1}
            engaged
            sending={decisions.sending.has(review.id)}
            region={region}
            onDecide={(input, title) => void decisions.send(input, title)}
            onWithdraw={async (id) => {
              await actions.withdraw({ reviewId: id });
              await queryClient.invalidateQueries({ queryKey: reviewQueries.all });
            }}
          />
        </div>
      ) : (
        <h1>There is no such item</h1>
      )}
    </div>
  );
}
