import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { firstParam, type SearchParams } from "@/components/tables/url-params";
import { PageHeader } from "@/components/ui/page-header";
import { ReadOnlyNote } from "@/components/ui/read-only-note";
import { reviewQueries } from "@/lib/client/reviews";
import { readReviewFilter } from "@/lib/contract/reviews";
import { may } from "@/lib/core/members/permissions";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listHolders } from "@/lib/server/members/reads";
import { listReviews, loadReview } from "@/lib/server/reviews/reads";
import { QueueFilter } from "./_components/queue-filter";
import { ReviewWorkspace } from "./_components/review-workspace";
import { decideReviewAction, undoReviewDecisionAction, withdrawReviewAction } from "./actions";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const filter = readReviewFilter({ get: (name) => firstParam(params, name) ?? null });
  const page = await listReviews(actor, filter);
  const selected = firstParam(params, "sel") ?? page.rows[0]?.id ?? null;

  const queryClient = new QueryClient();
  queryClient.setQueryData(reviewQueries.list(filter).queryKey, page);
  if (selected) queryClient.setQueryData(reviewQueries.detail(selected).queryKey, await loadReview(actor, selected));

  const decides = may(actor, "reviews.decide");
  return (
    <div className="flex flex-col split:h-[calc(100dvh-var(--shell-top)-2rem)] split:min-h-[36rem]">
      <PageHeader title="Reviews" description="Actions that an agent may not take alone, each until its deadline." />
      {decides ? null : <Deciders names={(await listHolders(actor, "reviews.decide")).names} />}
      <QueueFilter filter={filter} openCount={page.openCount} />
      <HydrationBoundary state={dehydrate(queryClient)}>
        <ReviewWorkspace
          key={`${filter.status} ${filter.q}`}
          filter={filter}
          initiallySelected={selected}
          actions={{ decide: decideReviewAction, undo: undoReviewDecisionAction, withdraw: withdrawReviewAction }}
        />
      </HydrationBoundary>
    </div>
  );
}

function Deciders({ names }: { names: readonly string[] }) {
  return (
    <div className="mb-3">
      <ReadOnlyNote what="Answering" needs="Operator or Trust lead" holders={names} />
    </div>
  );
}
