import type { TriggerRow } from "../projections/rows";
import { type Describe, inLane, listed, named, type Sentence, sentence, spaced } from "./sentence";

type TrustEvents =
  | "agent.suspended"
  | "agent.resumed"
  | "evidence.accepted"
  | "evidence.quarantined"
  | "unit.closed"
  | "trigger.opened"
  | "trigger.closed"
  | "lane.changed";

const RESULTS = { pass: "passed", fail: "failed", no_evidence: "found nothing to judge" } as const;
const ENDINGS = {
  recovery: "by a signed recovery",
  cleared: "because its cause is gone",
  adjudicated: "by adjudication",
  retracted: "by whoever opened it, within a minute",
  closed: "by a second person",
} as const satisfies Record<NonNullable<TriggerRow["closedHow"]>, string>;

const where = ({ clauseKey, scope }: TriggerRow): string => clauseKey ?? (scope === "agent" ? "everything it does" : "the whole pact");

function opened(trigger: TriggerRow): Sentence {
  const agent = named("agent", trigger.agentId);
  return trigger.kind === "manual"
    ? sentence`${agent} was narrowed to ${inLane(trigger.level)} by hand.`
    : sentence`${capital(spaced(trigger.kind))} on ${where(trigger)} for ${agent}: ${inLane(trigger.level)} or stricter until it is closed.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const describeTrust: Describe<TrustEvents> = {
  "agent.suspended": ({ data: { trigger } }) => sentence`${named("agent", trigger.agentId)} was suspended: every request is denied.`,
  "agent.resumed": ({ data: { agent, how, secondPerson } }) =>
    sentence`The suspension of ${named("agent", agent)} was ${how}${secondPerson ? sentence`, with ${named("actor", secondPerson)} as the second person` : ""}.`,
  "evidence.accepted": ({ data: { evidence, clauses } }) =>
    sentence`${named("source", evidence.sourceId)} reported ${evidence.kind}: ${RESULTS[evidence.result]}${clauses.length > 0 ? `, for ${listed(clauses)}` : ", for no clause"}.`,
  "evidence.quarantined": ({ data: { evidence } }) =>
    sentence`${named("source", evidence.sourceId)} reported ${evidence.kind}, which was set aside${evidence.statusReason ? `: ${spaced(evidence.statusReason)}` : ""}.`,
  "unit.closed": ({ data: { unit } }) =>
    sentence`A unit of ${unit.kind} for ${unit.clauseKey} is complete and ${unit.passed === null ? "says nothing" : unit.passed ? "passed" : "failed"}.`,
  "trigger.opened": ({ data }) => opened(data.trigger),
  "trigger.closed": ({ data: { trigger, agent, how } }) => sentence`${named("trigger", trigger)} on ${named("agent", agent)} was closed ${ENDINGS[how]}.`,
  "lane.changed": ({ data: { agent, from, to } }) =>
    from === null
      ? sentence`${named("agent", agent)} begins in ${inLane(to)}.`
      : sentence`${named("agent", agent)} went from ${inLane(from)} to ${inLane(to)}.`,
};
