import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { firstParam, type SearchParams } from "@/components/tables/url-params";
import { reviewQueries, reviewSearch } from "@/lib/client/reviews";
import { readReviewFilter } from "@/lib/contract/reviews";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadReview } from "@/lib/server/reviews/reads";
import { decideReviewAction, undoReviewDecisionAction, withdrawReviewAction } from "../actions";
import { ReviewPage } from "./_components/review-page";

export const metadata: Metadata = { title: "Review item" };

type Props = { params: Promise<{ reviewId: string }>; searchParams: Promise<SearchParams> };

export default async function ReviewItemPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { reviewId } = await params;
  const review = await loadReview(actor, reviewId);
  if (!review) notFound();
  const asked = await searchParams;
  const filter = readReviewFilter({ get: (name) => firstParam(asked, name) ?? null });
  const queryClient = new QueryClient();
  queryClient.setQueryData(reviewQueries.detail(reviewId).queryKey, review);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ReviewPage
        reviewId={reviewId}
        queueHref={`/reviews${reviewSearch(filter)}`}
        actions={{ decide: decideReviewAction, undo: undoReviewDecisionAction, withdraw: withdrawReviewAction }}
      />
    </HydrationBoundary>
  );
}
