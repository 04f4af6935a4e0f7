import type { Severity } from "../closed-lists";
import { type Duration, type Instant, MINUTE } from "../time";
import type { AskedProof } from "./asked-proofs";

/** What an item says for its unit. */
export type UnitItem = {
  result: "pass" | "fail" | "no_evidence";
  score: number | null;
  /** Of what went wrong; an item that doesn't say counts at its clause's severity. */
  severity: Severity | null;
  observedAt: Instant;
  receivedAt: Instant;
};

/** The items of one independent piece of evidence, folded: cases of one run, retries of one task, turns of one conversation. */
export type UnitFold = {
  items: number;
  weight: number;
  /** Weight times what is missing from a full score. */
  lost: number;
  /** The earliest: a unit is as old as its oldest item. */
  observedAt: Instant;
  /** The latest: its quiet is counted from here. */
  receivedAt: Instant;
};

/** A cluster in which nothing arrived for this long is complete. */
export const QUIET: Duration = 10 * MINUTE;

const WEIGHTS: Record<Severity, number> = { low: 1, medium: 2, high: 4, critical: 8 };

const scoreOf = ({ result, score }: UnitItem): number => score ?? (result === "pass" ? 1 : 0);

/** An item that found no evidence weighs nothing: no data is a state, never a score (R3). */
export function foldItem(unit: UnitFold | null, item: UnitItem, clauseSeverity: Severity): UnitFold {
  const weight = item.result === "no_evidence" ? 0 : WEIGHTS[item.severity ?? clauseSeverity];
  return {
    items: (unit?.items ?? 0) + 1,
    weight: (unit?.weight ?? 0) + weight,
    lost: (unit?.lost ?? 0) + weight * (1 - scoreOf(item)),
    observedAt: Math.min(unit?.observedAt ?? item.observedAt, item.observedAt),
    receivedAt: Math.max(unit?.receivedAt ?? item.receivedAt, item.receivedAt),
  };
}

export type UnitOutcome = { x: number | null; passed: boolean | null };

/** x = 1 − Σw(1−score)/Σw. Kept to twelve places, so that nine tenths stay nine tenths however they were added up. */
export function outcomeOf({ weight, lost }: Pick<UnitFold, "weight" | "lost">, { passMark }: Pick<AskedProof, "passMark">): UnitOutcome {
  if (weight === 0) return { x: null, passed: null };
  const x = Math.min(1, Math.max(0, Math.round((1 - lost / weight) * 1e12) / 1e12));
  return { x, passed: x >= passMark };
}

/** Nothing that may still arrive can make the unit pass. */
export const cannotPass = ({ lost }: Pick<UnitFold, "lost">, { scoring }: Pick<AskedProof, "scoring">): boolean => scoring === "pass_fail" && lost > 0;
