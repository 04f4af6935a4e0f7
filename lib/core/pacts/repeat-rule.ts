import type { Severity } from "../closed-lists";

/** Mean number of units between two openings by chance below which a rule cries wolf. */
export const SHORTEST_FALSE_ALARM = 2_000;

type Row = { q0: number; of20: number; consecutive: number };

/** Smallest counts, by promised failure rate, that fire by chance less than once in 2,000 units (exact for both columns). */
const CHANCE_TABLE: readonly Row[] = [
  { q0: 0.005, of20: 2, consecutive: 2 },
  { q0: 0.01, of20: 3, consecutive: 2 },
  { q0: 0.02, of20: 4, consecutive: 2 },
  { q0: 0.05, of20: 5, consecutive: 3 },
  { q0: 0.1, of20: 7, consecutive: 4 },
  { q0: 0.2, of20: 11, consecutive: 5 },
];
const TOLERANCE = 1e-9;

/** The row for a promise: the next larger failure rate. Null above .20, where only drift acts. */
export function repeatRuleFor(rate: number): { consecutive: number; of20: number } | null {
  const row = CHANCE_TABLE.find(({ q0 }) => 1 - rate <= q0 + TOLERANCE);
  return row ? { consecutive: row.consecutive, of20: row.of20 } : null;
}

/** Mean units to `count` failures in a row at failure rate q: (1 − q^c) / ((1 − q) q^c). */
export const unitsToConsecutive = (q: number, count: number): number => (1 - q ** count) / ((1 - q) * q ** count);

/** Why a repeat rule would open by chance at the promised rate; null: it wouldn't. */
export function chanceProblem(repeat: { consecutive: number; of20: number }, rate: number | null, severity: Severity): { message: string; fix: string } | null {
  const { consecutive, of20 } = repeat;
  if (!Number.isInteger(consecutive) || !Number.isInteger(of20) || consecutive < 1 || of20 < 1 || of20 > 20) {
    return { message: "A repeat rule counts whole failures, at most 20 of 20.", fix: "Use whole numbers from 1 to 20." };
  }
  // A critical clause opens at its first trusted failure whatever the counts say.
  if (rate === null || severity === "critical") return null;
  const row = repeatRuleFor(rate);
  if (row === null) return { message: `At a promise of ${rate} failures are too common to count; only drift acts.`, fix: "Leave the repeat rule out." };
  if (consecutive >= row.consecutive && of20 >= row.of20) return null;
  return {
    message: `${consecutive} in a row or ${of20} of 20 would open by chance while a promise of ${rate} is kept.`,
    fix: `Use at least ${row.consecutive} in a row and ${row.of20} of 20.`,
  };
}
