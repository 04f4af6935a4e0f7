import type { Duration, Instant } from "../time";

/** A closed unit as two sources are compared by it. */
export type Verdict = { x: number | null; passed: boolean | null; observedAt: Instant; receivedAt: Instant };

const FAR_APART = 0.5;

const isCurrent = ({ observedAt, receivedAt }: Verdict, window: Duration, now: Instant): boolean => now - Math.min(observedAt, receivedAt) < window;

/**
 * Two trusted sources on the same kind, build and subject disagree while both count: one passes and the other fails, or
 * their scores lie half a scale apart.
 */
export function contradict(one: Verdict, other: Verdict, window: Duration, now: Instant): boolean {
  if (one.x === null || other.x === null) return false;
  if (!isCurrent(one, window, now) || !isCurrent(other, window, now)) return false;
  return one.passed !== other.passed || Math.abs(one.x - other.x) >= FAR_APART;
}
