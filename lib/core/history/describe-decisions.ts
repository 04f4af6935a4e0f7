import type { DecisionMade } from "../ledger/event-data";
import type { TimerKind } from "../projections/rows";
import { amount, at, claimed, type Describe, inLane, named, type Sentence, sentence, spaced } from "./sentence";

type DecisionEvents =
  | "decision.made"
  | "execution.reported"
  | "review.opened"
  | "review.taken_over"
  | "review.decided"
  | "review.undone"
  | "review.handed_up"
  | "review.kept_holding"
  | "review.outcome"
  | "grant.minted"
  | "grant.used"
  | "grant.void"
  | "grant.expired"
  | "settlement.held"
  | "exception.opened"
  | "timer.fired"
  | "pii.erased";

const VERDICTS = { permit: "permitted", hold: "held for a person", deny: "denied" } as const satisfies Record<DecisionMade["verdict"], string>;
const DUE = {
  hold_due: "a hold was due",
  undo_over: "an undo window ended",
  lane_boundary: "a lane was to change",
  unit_quiet: "a unit had been quiet for long enough",
  grant_expires: "a grant ran out",
} as const satisfies Record<TimerKind, string>;
const EXECUTIONS = { executed: "executed", failed: "tried and failed", not_executed: "not executed", unknown: "left with an unknown outcome" } as const;

function decided({ agent, agentId, action, verdict, constraints, lane, mode, would }: DecisionMade): Sentence {
  const who = agentId ? named("agent", agentId) : claimed(agent);
  const narrowed = verdict === "permit" && Array.isArray(constraints) && constraints.length > 0 ? ", with limits" : "";
  const shadow: Sentence = mode === "shadow" && would ? sentence` In force it would have been ${VERDICTS[would.verdict]} in ${inLane(would.lane)}.` : [];
  return sentence`${who} asked for ${claimed(action)}: ${VERDICTS[verdict]}${narrowed}, in ${inLane(lane)}.${shadow}`;
}

const hold = (id: string) => named("review", id);

export const describeDecisions: Describe<DecisionEvents> = {
  "decision.made": ({ data }) => decided(data),
  "execution.reported": ({ data: { decision, execution } }) => sentence`The agent reported that ${named("decision", decision)} was ${EXECUTIONS[execution]}.`,
  "review.opened": ({ data: { review } }) =>
    sentence`${hold(review.id)} waits for ${review.queue}: ${claimed(review.action)} by ${named("agent", review.agentId)}, due ${at(review.dueAt)}.`,
  "review.taken_over": ({ data: { review, from, by } }) => sentence`${named("member", by)} took ${hold(review)} over from ${named("member", from)}.`,
  "review.decided": ({ data: { review, entry, status } }) =>
    sentence`${named("actor", entry.by)} decided ${hold(review)}: ${spaced(entry.verb)}, ${spaced(entry.reason)}${status === "open" ? "; it waits for another group" : ""}.`,
  "review.undone": ({ data: { review, by } }) => sentence`${named("actor", by)} took the decision on ${hold(review)} back; it is open again.`,
  "review.handed_up": ({ data: { review, to, dueAt } }) => sentence`${hold(review)} was handed up to ${to}, due ${at(dueAt)}.`,
  "review.kept_holding": ({ data: { review, dueAt } }) => sentence`Nobody answered ${hold(review)} in time; it is held on, until ${at(dueAt)} at the latest.`,
  "review.outcome": ({ data: { review, status } }) => sentence`${hold(review)} ended: ${spaced(status)}.`,
  "grant.minted": ({ data: { grant } }) => sentence`A single-use grant for ${hold(grant.reviewId)} was minted, good until ${at(grant.expiresAt)}.`,
  "grant.used": ({ data: { grant, decision } }) => sentence`${named("grant", grant)} was used by ${named("decision", decision)}.`,
  "grant.void": ({ data: { grant, why } }) => sentence`${named("grant", grant)} is void: ${spaced(why)}.`,
  "grant.expired": ({ data }) => sentence`${named("grant", data.grant)} expired unused.`,
  "settlement.held": ({ data: { settlement } }) =>
    sentence`${settlement.amountMinor !== null && settlement.currency !== null ? amount(settlement.amountMinor, settlement.currency) : "An unstated amount"} of ${named("decision", settlement.decisionId)} is held until ${settlement.releaseRule.when}.`,
  "exception.opened": ({ data }) => sentence`An exception was opened: ${spaced(data.kind)}.`,
  "timer.fired": ({ data: { kind, dueAt } }) => sentence`The clock reached ${at(dueAt)}, when ${DUE[kind]}.`,
  "pii.erased": () => sentence`A private text was erased; what stands in history is its commitment, which now proves nothing.`,
};
