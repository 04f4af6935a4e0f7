"use client";
import type { ReviewDetail } from "@/lib/contract/reviews";
import { Time } from "../ui/time";
import { historySentence } from "./review-words";

/** What has happened to the item so far, in order. */
export function ReviewStory({ history }: Pick<ReviewDetail, "history">) {
  return (
    <ol className="space-y-1.5">
      {history.map((entry) => (
        <li key={`${entry.at} ${entry.what} ${entry.detail ?? ""}`} className="flex flex-wrap gap-x-2">
          <span className="text-muted">
            <Time iso={entry.at} show="absolute" seconds />
          </span>
          <span className="min-w-0">
            {entry.by ? <b>{entry.by}: </b> : null}
            {historySentence(entry)}
            {entry.note ? <span className="block break-words text-muted">“{entry.note}”</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
