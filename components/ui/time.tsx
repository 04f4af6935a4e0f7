"use client";
import { formatClock, formatInstant, formatRelative, type InstantLike, toIso } from "@/lib/format/format-instant";
import { ZONE } from "./choices";
import { useNow } from "./clock";
import { useChoice } from "./use-choice";

type TimeProps = {
  /** ISO 8601 text, or milliseconds. */
  iso: InstantLike;
  /**
   * `both` (the default; for tables, history and dossiers) shows the absolute and the relative time. `relative` shows
   * "3 h ago" and tells the rest on hover and to those who listen. `clock` is `14:10 UTC`, where the day is plain.
   */
  show?: "both" | "relative" | "absolute" | "clock";
  seconds?: boolean;
};

/** An instant, always with its zone. */
export function Time({ iso, show = "both", seconds = false }: TimeProps) {
  const now = useNow();
  const [zone] = useChoice(ZONE);
  if (Number.isNaN(new Date(iso).getTime())) return <span>Unknown time</span>;

  const absolute = formatInstant(iso, zone, { seconds });
  const relative = now === null ? null : formatRelative(iso, now);
  const dateTime = toIso(iso);

  if (show === "clock")
    return (
      <time dateTime={dateTime} title={absolute}>
        {formatClock(iso, zone, { seconds })}
      </time>
    );
  if (show === "absolute" || relative === null) return <time dateTime={dateTime}>{absolute}</time>;
  if (show === "relative")
    return (
      <time dateTime={dateTime} title={absolute}>
        {relative}
        <span className="sr-only"> ({absolute})</span>
      </time>
    );
  return (
    <time dateTime={dateTime}>
      {absolute} <span className="whitespace-nowrap text-muted">({relative})</span>
    </time>
  );
}
