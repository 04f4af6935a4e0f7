import { FLOORS, LANES, type Verdict } from "../closed-lists";
import { denyAction } from "../pacts/resolved-action";
import type { Instant } from "../time";
import { answerCode } from "./answer-code";
import type { Contribution, Decision, DecisionRequest } from "./decision";
import { evaluateAt, type Outcome } from "./evaluate";
import { holdTerms } from "./hold-terms";
import { type Question, readQuestion } from "./question";
import { requestSteps } from "./request-steps";
import { sampledQuestions } from "./sampled-questions";
import { type Selection, selectVersions } from "./select-versions";
import { settlementOrders } from "./settlement-orders";
import type { Snapshot } from "./snapshot";
import { agentSteps } from "./standing-steps";
import type { Governing, Step } from "./step";
import { strictestFirst } from "./strictest-first";
import { validUntil } from "./valid-until";

/**
 * May this agent do this, now? Pure: the same request, snapshot and instant always get the same answer, and nothing is
 * looked up. Never throws: whatever goes wrong inside is a denial (`evaluator_failed`).
 * `now` in milliseconds; a clock behind the history that the snapshot has seen is taken to stand at its end.
 */
export function decide(request: DecisionRequest, snapshot: Snapshot, now: Instant): Decision {
  try {
    const at = Math.max(now, snapshot.highWater);
    const question = readQuestion(request, snapshot);
    if (!question) return refusal("unknown_agent", "register_agent", snapshot);
    if (!Number.isFinite(at)) return refusal("evaluator_failed", "repair:evaluator", snapshot);
    const selection = selectVersions(question);
    if (selection.enforced.length === 0 && selection.shadow.length > 0) return decideInShadow(question, selection.shadow, at);
    const steps = requestSteps(question, selection.enforced);
    const outcome = evaluateAt(steps, question, selection.enforced, at);
    const decision = answer(outcome, steps, question, selection.enforced, at);
    decision.would = wouldBe(question, selection, at);
    return decision;
  } catch {
    return refusal("evaluator_failed", "repair:evaluator", snapshot);
  }
}

const verdictOf = ({ floor }: Pick<Outcome, "floor">): Verdict => (floor === "permit_constrained" ? "permit" : floor);

/** What the versions in shadow would have said; null where there are none. */
function wouldBe(question: Question, { shadow, hasShadow }: Selection, at: Instant): Decision["would"] {
  if (!hasShadow) return null;
  const { lane, floor } = evaluateAt(requestSteps(question, shadow), question, shadow, at);
  return { verdict: verdictOf({ floor }), lane };
}

/**
 * No version is enforced for this request yet: it is permitted, the one exception to failing closed. What was narrowed on
 * the agent itself, by suspension or by hand, holds all the same.
 */
function decideInShadow(question: Question, shadow: readonly Governing[], at: Instant): Decision {
  const steps: Step[] = [];
  agentSteps(steps, shadow, question);
  const ofAgent: Question = { ...question, request: { ...question.request, approval: null } };
  const outcome = evaluateAt(steps, ofAgent, shadow, at);
  const { lane, floor } = evaluateAt(requestSteps(question, shadow), question, shadow, at);
  const mode = outcome.contributions.length === 0 ? "shadow" : "enforced";
  return { ...answer(outcome, steps, ofAgent, shadow, at), mode, would: { verdict: verdictOf({ floor }), lane } };
}

function answer(outcome: Outcome, steps: readonly Step[], question: Question, governing: readonly Governing[], at: Instant): Decision {
  const contributions = strictestFirst(outcome.contributions);
  const hold = outcome.floor === "hold" ? holdTerms(contributions, question, governing) : null;
  // A hold that nobody could answer is a refusal.
  const floor = outcome.floor === "hold" && hold === null ? "deny" : outcome.floor;
  const said: Outcome = { ...outcome, floor, contributions };
  const main = strictestPact(said, governing);
  const { reason, next } = answerCode(said, hold?.reroute ?? null);
  return {
    verdict: verdictOf(said),
    lane: said.lane,
    mode: "enforced",
    agentId: question.agent.id,
    buildId: question.build?.id ?? null,
    actionId: question.action?.id ?? null,
    contributions: said.contributions,
    constraints: said.constraints,
    settlements: settlementOrders(said, question),
    hold,
    reason,
    next,
    validUntil: validUntil(outcome, at, steps, question, governing),
    path: pathBack(said.contributions),
    pact: main ? { id: main.pact.id, version: main.pact.version } : null,
    alsoPacts: governing.filter((one) => one !== main).map((one) => one.pact.id),
    epoch: main?.trust.epoch ?? 0,
    epochs: Object.fromEntries(governing.map((one) => [one.pact.id, one.trust.epoch])),
    sampled: sampledQuestions(said, question),
    would: null,
    overridesUsed: said.overridesUsed,
    snapshotHash: question.snapshot.hash,
  };
}

/** One event for every reason that still narrows; with all of them done, nothing narrows any more. */
function pathBack(contributions: readonly Contribution[]): string[] {
  if (contributions.length === 0) return [];
  return [...new Set(contributions.filter((c) => c.effectiveLane !== "allow").map((c) => c.remedy))].sort();
}

/** The pact whose contribution is strictest answers for the decision; governing pacts come ordered by id, which settles ties. */
function strictestPact({ contributions }: Outcome, governing: readonly Governing[]): Governing | null {
  const [first] = governing;
  if (!first || governing.length === 1) return first ?? null;
  const rank = (one: Governing): number =>
    contributions
      .filter((c) => c.pact === one.pact.id)
      .reduce((worst, c) => Math.max(worst, FLOORS.indexOf(c.effectiveFloor) * LANES.length + LANES.indexOf(c.effectiveLane)), -1);
  return governing.reduce((best, one) => (rank(one) > rank(best) ? one : best), first);
}

function refusal(kind: "unknown_agent" | "evaluator_failed", remedy: string, snapshot: Snapshot): Decision {
  const { lane, floor } = denyAction("escalate");
  const contribution: Contribution = {
    kind,
    pact: null,
    clause: null,
    trigger: null,
    lane,
    floor,
    hard: true,
    constraints: [],
    settlement: null,
    review: null,
    code: null,
    remedy,
    facts: null,
    effectiveLane: lane,
    effectiveFloor: floor,
  };
  return {
    verdict: "deny",
    lane,
    mode: "enforced",
    agentId: null,
    buildId: null,
    actionId: null,
    contributions: [contribution],
    constraints: [],
    settlements: [],
    hold: null,
    reason: kind === "unknown_agent" ? "not_covered" : "not_allowed",
    next: { do: "stop" },
    validUntil: null,
    path: [remedy],
    pact: null,
    alsoPacts: [],
    epoch: 0,
    epochs: {},
    sampled: [],
    would: null,
    overridesUsed: [],
    snapshotHash: snapshot.hash,
  };
}
