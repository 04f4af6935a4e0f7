"use client";
import { formatCountdown } from "@/lib/format/format-duration";
import { formatClock, type InstantLike, toIso, toMillis } from "@/lib/format/format-instant";
import { ZONE } from "./choices";
import { classNames } from "./class-names";
import { useNow, useStaleSince } from "./clock";
import { useChoice } from "./use-choice";

const MINUTE = 60_000;

type CountdownProps = {
  /** When it is over. */
  to: InstantLike;
  /** What it counts down to, for those who listen: "Answer due". */
  label: string;
  /** What it says when time is up. */
  over?: string;
  /** Shows the moment itself, too: `4:12 (14:32 UTC)`. */
  withClock?: boolean;
  className?: string;
};

/** Counts down in the server's time: by the second under two minutes, otherwise every 15 s. Never read out by itself. */
export function Countdown({ to, label, over = "Time is up", withClock = false, className }: CountdownProps) {
  const target = toMillis(to);
  const coarse = useNow(15_000);
  // The coarse clock may be 15 s behind: look closely that much earlier.
  const close = coarse !== null && target - coarse < 2 * MINUTE + 15_000 && target - coarse > -15_000;
  const fine = useNow(close ? 1_000 : 15_000);
  const [zone] = useChoice(ZONE);
  const asOf = useStaleSince();
  const left = fine === null ? null : target - fine;

  const urgent = left !== null && left < MINUTE;
  const words = left === null ? formatClock(to, zone) : left <= 0 ? over : urgent ? `${formatCountdown(left)} left` : formatCountdown(left);
  return (
    <span className={classNames("whitespace-nowrap tabular-nums", className)}>
      <span role="timer" aria-live="off" aria-label={`${label}: ${words}`} className={urgent ? "font-semibold" : undefined}>
        <time dateTime={toIso(to)}>{words}</time>
      </span>
      {withClock && left !== null && left > 0 ? <span className="text-muted"> ({formatClock(to, zone)})</span> : null}
      {asOf ? <span className="text-muted"> as of {formatClock(asOf, zone, { seconds: true })}</span> : null}
    </span>
  );
}
