import "server-only";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { Decision } from "@/lib/core/decisions/decision";
import type { DecisionId } from "@/lib/core/ids";
import type { Constraint } from "@/lib/core/pacts/pact-document";
import type { SettlementRow } from "@/lib/core/projections/rows";
import type { Instant } from "@/lib/core/time";

/** The wait a hold refers the agent to. */
export type WireHold = { id: string; dueAt: string; silence: string };

let last: { instant: Instant; text: string } = { instant: 0, text: new Date(0).toISOString() };

/** Many answers leave in one millisecond. */
export function isoOf(instant: Instant): string {
  if (last.instant !== instant) last = { instant, text: new Date(instant).toISOString() };
  return last.text;
}

/** What the agent reads: verdict, limits, what to do next; nothing of clause, threshold or evidence. */
export function wireAnswer(
  id: DecisionId,
  decision: Decision,
  actionDigest: string,
  hold: WireHold | null = null,
  settlements: readonly SettlementRow[] = [],
): DecisionAnswer {
  const { after, ...next } = decision.next;
  return {
    id,
    verdict: decision.verdict,
    lane: decision.lane,
    constraints: decision.constraints.map((constraint) => withSettlement(constraint, settlements)),
    reason: { code: decision.reason },
    next: { ...next, ...(after === undefined ? {} : { after: isoOf(after) }), ...(hold ? { hold: hold.id } : {}) },
    ...(hold ? { hold } : {}),
    validUntil: decision.validUntil === null ? null : isoOf(decision.validUntil),
    epoch: decision.epoch,
    pact: decision.pact,
    actionDigest,
    ...(decision.mode === "shadow" ? { mode: "shadow" } : {}),
  };
}

const withSettlement = (constraint: Constraint, [first]: readonly SettlementRow[]): Constraint =>
  constraint.kind === "settlement_hold" && first ? { ...constraint, settlement: first.id } : constraint;
