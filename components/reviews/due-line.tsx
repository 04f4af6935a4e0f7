"use client";
import type { ReviewListRow } from "@/lib/contract/reviews";
import { formatClock } from "@/lib/format/format-instant";
import { ZONE } from "../ui/choices";
import { Countdown } from "../ui/countdown";
import { useChoice } from "../ui/use-choice";
import { SILENCE, silenceWords } from "./review-words";

/** Time left and, as a glyph and a word, what happens when there is none. */
export function DueCell({ row }: { row: Pick<ReviewListRow, "dueAt" | "silence"> }) {
  const { glyph, word } = SILENCE[row.silence.do];
  return (
    <span className="flex items-baseline gap-1" title={`If nobody acts: ${silenceWords(row.silence)}`}>
      <span className="min-w-0 truncate">
        <Countdown to={row.dueAt} label="Answer due" over="Due now" />
      </span>
      <span aria-hidden className="text-muted">
        {glyph}
      </span>
      <span className="sr-only">, then {word}</span>
    </span>
  );
}

/** The deadline in full: when, and what silence does. */
export function DueLine({ row }: { row: Pick<ReviewListRow, "dueAt" | "silence" | "queue"> }) {
  const [zone] = useChoice(ZONE);
  const { glyph } = SILENCE[row.silence.do];
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <Countdown to={row.dueAt} label="Answer due" over="Due now" className="font-semibold" />
      <span>
        <span aria-hidden>{glyph} </span>
        {formatClock(row.dueAt, zone)}: if <b>{row.queue}</b> doesn't act, it is {silenceWords(row.silence)}.
      </span>
    </p>
  );
}
