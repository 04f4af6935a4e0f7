"use client";
import type { ReactNode } from "react";
import type { ReviewDetail } from "@/lib/contract/reviews";
import { LaneBadge } from "../lanes/lane-badge";
import { TierTag } from "../lanes/tier-tag";
import { Badge } from "../ui/badge";
import { CopyButton } from "../ui/copy-button";
import { Time } from "../ui/time";
import { DueLine } from "./due-line";
import { EXECUTION_WORDS, STATUS_WORDS } from "./review-words";

type ReviewHeaderProps = { review: ReviewDetail; level: 1 | 2; claim: ReactNode };

/** Which item, how grave, until when and with what default, and who is on it. */
export function ReviewHeader({ review, level, claim }: ReviewHeaderProps) {
  const Heading = `h${level}` as const;
  return (
    <header className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
        <span className="inline-flex items-center">
          <code className="text-muted">
            {review.id.slice(0, 4)}…{review.id.slice(-6)}
          </code>
          <CopyButton value={review.id} label="Copy the item's id" iconOnly />
        </span>
        <TierTag tier={review.tier} />
        <LaneBadge lane={review.lane} of="Lane of the request" />
        {review.status === "open" ? null : <Badge>{STATUS_WORDS[review.status]}</Badge>}
        <span className="ml-auto">{claim}</span>
      </div>
      <Heading tabIndex={-1} data-focus-target className="text-title break-words outline-offset-4">
        {review.title}
      </Heading>
      {review.status === "open" ? <DueLine row={review} /> : <Ended review={review} />}
      {review.reroute ? (
        <p className="text-muted">
          Handed over to <b className="text-text">{review.reroute.to}</b>; the agent doesn't wait for an answer here.
          {review.reroute.instructions ? ` ${review.reroute.instructions}` : ""}
        </p>
      ) : null}
    </header>
  );
}

function Ended({ review }: { review: ReviewDetail }) {
  const last = review.decisions.findLast(({ undoneAt }) => undoneAt === null);
  return (
    <p>
      {STATUS_WORDS[review.status]}
      {last ? ` by ${last.by}` : ""}
      {review.outcomeAt ? (
        <>
          , <Time iso={review.outcomeAt} />
        </>
      ) : null}
      {review.grant ? <span className="text-muted"> · {grantWords(review)}</span> : null}
    </p>
  );
}

function grantWords({ grant, execution }: ReviewDetail): string {
  if (grant?.state === "used") return `grant used · ${EXECUTION_WORDS[execution ?? "none"].toLowerCase()}`;
  if (grant?.state === "unused") return "grant waiting for the agent";
  return grant?.state === "expired" ? "grant expired unused" : "grant void";
}
