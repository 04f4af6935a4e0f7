import { silenceWords } from "@/components/reviews/review-words";
import type { ReviewListRow } from "@/lib/contract/reviews";
import { formatDurationInWords } from "@/lib/format/format-duration";

/** How long an item waits yet, and what then, as it is spoken. */
export function timeLeft({ dueAt, silence }: Pick<ReviewListRow, "dueAt" | "silence">, now: number): string {
  return `${formatDurationInWords(Math.max(0, Date.parse(dueAt) - now))} left; then it is ${silenceWords(silence)}.`;
}
