import type { DecisionId, ReviewId, TimerId } from "../ids";
import type { TimerSet } from "../ledger/event-data";
import type { Commitment, RecordedContribution, ReviewRow } from "../projections/rows";
import { DAY, type Instant, type IsoInstant } from "../time";
import type { Contribution, Decision, HoldTerms } from "./decision";
import type { RequestFacts } from "./request-facts";

/** The longest any silence rule keeps an item open. */
const LONGEST_HOLD = 5 * DAY;

export type HoldFacts = {
  id: ReviewId;
  timer: TimerId;
  decisionId: DecisionId;
  runId: string | null;
  workflow: string;
  action: string;
  actionDigest: string;
  actionCommit: Commitment;
  requestCommit: Commitment;
  facts: RequestFacts;
  at: Instant;
  iso: (instant: Instant) => IsoInstant;
};

/** The item that a held decision becomes, with its terms frozen: whatever the pact says later doesn't move them. */
export function openReview(decision: Decision, terms: HoldTerms, hold: HoldFacts): { review: ReviewRow; timers: TimerSet[] } | null {
  if (decision.agentId === null) return null;
  const { at, iso } = hold;
  const due = at + terms.answerWithin;
  const holdUntil =
    terms.silence === "keep_holding" ? at + LONGEST_HOLD : terms.silence === "hand_up" ? at + terms.answerWithin * (terms.handUp.length + 1) : due;
  const review: ReviewRow = {
    id: hold.id,
    decisionId: hold.decisionId,
    agentId: decision.agentId,
    runId: hold.runId,
    workflow: hold.workflow,
    action: hold.action,
    actionDigest: hold.actionDigest,
    actionCommit: hold.actionCommit,
    requestCommit: hold.requestCommit,
    pactId: terms.pact,
    version: terms.version,
    clauseKey: terms.clause,
    status: "open",
    tier: terms.tier,
    lane: decision.lane,
    queue: terms.queue,
    handUpLevel: 0,
    openedAt: iso(at),
    dueAt: iso(due),
    holdUntil: iso(holdUntil),
    frozen: {
      version: terms.version,
      clause: terms.clause,
      answerWithinMs: terms.answerWithin,
      handUp: terms.handUp,
      silence: terms.silence,
      groups: terms.groups,
      reroute: terms.reroute,
      epochs: decision.epochs,
      queue: terms.queue,
    },
    contributions: decision.contributions.map(recorded),
    decisions: [],
    effectiveAt: null,
    outcomeAt: null,
    amountMinor: hold.facts.amount,
    currency: hold.facts.currency,
    rowVersion: 1,
  };
  return { review, timers: [{ id: hold.timer, kind: "hold_due", ref: hold.id, dueAt: review.dueAt }] };
}

function recorded({ facts: _facts, settlement: _settlement, review: _review, constraints, ...rest }: Contribution): RecordedContribution {
  return { ...rest, constraints };
}
