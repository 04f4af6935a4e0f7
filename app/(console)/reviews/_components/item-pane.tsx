"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import type { ReviewActions } from "@/components/reviews/review-actions";
import { ReviewDetailView } from "@/components/reviews/review-detail-view";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { reviewQueries } from "@/lib/client/reviews";
import type { DecideReviewInput } from "@/lib/contract/reviews";
import { useWide } from "./use-wide";

type ItemPaneProps = {
  reviewId: string | null;
  engaged: boolean;
  sending: ReadonlySet<string>;
  region: RefObject<HTMLElement | null>;
  withdraw: ReviewActions["withdraw"];
  onDecide: (input: DecideReviewInput, title: string) => void;
};

/** The item beside the list. An error here leaves the list alone, and the other way round. */
export function ItemPane({ reviewId, engaged, sending, region, withdraw, onDecide }: ItemPaneProps) {
  const queryClient = useQueryClient();
  const wide = useWide();
  const detail = useQuery({ ...reviewQueries.detail(reviewId ?? ""), enabled: reviewId !== null });

  if (!wide) return null;
  if (reviewId === null) return <p className="pb-4 text-muted">Choose an item to see what would run, what proves it, and who may decide.</p>;
  if (detail.data)
    return (
      <ReviewDetailView
        review={detail.data}
        level={2}
        engaged={engaged}
        sending={sending.has(detail.data.id)}
        region={region}
        onDecide={onDecide}
        onWithdraw={async (id) => {
          await withdraw({ reviewId: id });
          await queryClient.invalidateQueries({ queryKey: reviewQueries.all });
        }}
      />
    );
  if (detail.isError)
    return (
      <ErrorPanel
        title="The item could not be loaded"
        safe="It stays held, and its deadline goes on at the server."
        error={detail.error}
        onRetry={() => void detail.refetch()}
      />
    );
  if (detail.data === null) return <p className="pb-4 text-muted">There is no such item.</p>;
  return (
    <Loading label="The item is loading" className="space-y-3 pb-4">
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-40 w-full" />
    </Loading>
  );
}
