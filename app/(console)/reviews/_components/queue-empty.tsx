"use client";
import { LaneBadge } from "@/components/lanes/lane-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import { reviewSearch } from "@/lib/client/reviews";
import type { ReviewFilter, ReviewListPage } from "@/lib/contract/reviews";

/** Why the list is empty, and where its next items may come from. */
export function QueueEmpty({ filter, page }: { filter: ReviewFilter; page: ReviewListPage }) {
  if (filter.q)
    return (
      <EmptyState
        title={`Nothing here matches “${filter.q}”`}
        action={<LinkButton href={`/reviews${reviewSearch({ ...filter, q: "" })}`}>Show all of them</LinkButton>}
      >
        Items are found by what they would do, agent, clause, queue, or who is deciding.
      </EmptyState>
    );
  if (filter.status === "decided")
    return <EmptyState title="Nothing has been answered yet">Answered items stay here with their outcome and what the agent did with it.</EmptyState>;
  const { lastDecidedAt, nextBoundary } = page;
  return (
    <EmptyState title="The queue is clear" action={lastDecidedAt ? <LinkButton href="/reviews?status=decided">Show what was answered</LinkButton> : undefined}>
      <p>
        {lastDecidedAt ? (
          <>
            Last answered <Time iso={lastDecidedAt} />.
          </>
        ) : (
          "No action has been held yet. Items appear here within a second of being held."
        )}
      </p>
      {nextBoundary ? (
        <p className="mt-1">
          Next likely: {nextBoundary.agent} under {nextBoundary.pact} becomes <LaneBadge lane={nextBoundary.lane} size="small" />{" "}
          <Time iso={nextBoundary.at} show="relative" /> unless its proof is renewed.
        </p>
      ) : null}
    </EmptyState>
  );
}
