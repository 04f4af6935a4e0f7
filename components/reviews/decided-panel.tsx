"use client";
import type { ReviewDetail } from "@/lib/contract/reviews";
import { Time } from "../ui/time";
import { reasonWords, STATUS_WORDS, VERB_WORDS } from "./review-words";

/** How the item was answered, where the answers stood while it was open. */
export function DecidedPanel({ review }: { review: ReviewDetail }) {
  const standing = review.decisions.filter(({ undoneAt }) => undoneAt === null);
  return (
    <div className="space-y-1">
      <p className="font-semibold">{STATUS_WORDS[review.status]}. It can't be answered any more.</p>
      {standing.map(({ by, verb, reason, note, at }) => (
        <p key={`${by} ${at}`}>
          <b>{by}</b> {VERB_WORDS[verb].did}
          {reason ? `: ${reasonWords(verb, reason).toLowerCase()}` : ""}{" "}
          <span className="text-muted">
            (<Time iso={at} show="relative" />)
          </span>
          {note ? <span className="block break-words text-muted">“{note}”</span> : null}
        </p>
      ))}
      {standing.length === 0 ? <p className="text-muted">No person answered; see what has happened below.</p> : null}
    </div>
  );
}
