import type { ReviewRow } from "../projections/rows";
import { type Instant, MINUTE } from "../time";

const OPENED = "2026-11-23T12:00:00.000Z";
export const OPENED_AT: Instant = 1_795_435_200_000;

type Change = Partial<Omit<ReviewRow, "frozen">> & { frozen?: Partial<ReviewRow["frozen"]> };

/** A held payment of tier 2, open for 15 minutes in `payments-ops`; silence denies it. */
export function reviewItem({ frozen, ...change }: Change = {}): ReviewRow {
  return {
    id: "rev_1",
    decisionId: "dec_1",
    agentId: "agt_bot",
    runId: null,
    workflow: "supplier-payments",
    action: "payments.release",
    actionDigest: "sha256:9f3c",
    actionCommit: "aa",
    requestCommit: "bb",
    pactId: "pact_invoice",
    version: 1,
    clauseKey: "C-2",
    status: "open",
    tier: 2,
    lane: "escalate",
    queue: "payments-ops",
    handUpLevel: 0,
    openedAt: OPENED,
    dueAt: "2026-11-23T12:15:00.000Z",
    holdUntil: "2026-11-28T12:00:00.000Z",
    contributions: [
      {
        kind: "condition_not_met",
        pact: "pact_invoice",
        clause: "C-2",
        trigger: null,
        evidence: null,
        lane: "escalate",
        floor: "hold",
        hard: true,
        constraints: [],
        code: null,
        remedy: "change_request:C-2",
        effectiveLane: "escalate",
        effectiveFloor: "hold",
      },
    ],
    decisions: [],
    effectiveAt: null,
    outcomeAt: null,
    amountMinor: 600_000,
    currency: "EUR",
    rowVersion: 1,
    ...change,
    frozen: {
      version: 1,
      clause: "C-2",
      answerWithinMs: 15 * MINUTE,
      handUp: ["finance-leads"],
      silence: "deny",
      groups: [],
      reroute: null,
      epochs: { pact_invoice: 7 },
      queue: "payments-ops",
      ...frozen,
    },
  };
}
