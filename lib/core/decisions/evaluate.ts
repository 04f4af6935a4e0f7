import { FLOORS, type Floor, LANES, type Lane } from "../closed-lists";
import { intersectConstraints } from "../pacts/constraints";
import type { Constraint } from "../pacts/pact-document";
import type { Instant } from "../time";
import { type ApprovalState, approvalState } from "./approval";
import { type Breach, breaches, type Limit } from "./authority";
import { begin, type Relief, relieve, type Working } from "./contribution-effects";
import type { Contribution } from "./decision";
import type { Question } from "./question";
import type { Governing, Step } from "./step";

/** What a list of steps comes to at one instant. */
export type Outcome = {
  lane: Lane;
  floor: Floor;
  /** In force: empty unless the answer is a permit. */
  constraints: Constraint[];
  /** In no order. */
  contributions: Contribution[];
  approval: ApprovalState;
  overridesUsed: string[];
};

function authorityStep(breach: Breach, governing: Governing): Step {
  const clause = governing.pact.clauses.find((c) => c.key === breach.clause) ?? null;
  return {
    from: 0,
    until: 0,
    kind: "authority_exceeded",
    governing,
    clause,
    trigger: null,
    evidence: null,
    action: governing.pact.standard.hold,
    hard: breach.hard,
    remedy: `change_request:${breach.clause ?? "authority_exceeded"}`,
    facts: breach.facts,
  };
}

/** One contribution per clause that brought a broken limit; hard if any of its limits can't even be measured. */
function authoritySteps(found: readonly Breach[], governing: readonly Governing[]): Step[] {
  const byOrigin = new Map<string, Breach>();
  for (const breach of found) {
    const key = `${breach.pact}|${breach.clause ?? ""}`;
    const known = byOrigin.get(key);
    if (!known || (breach.hard && !known.hard)) byOrigin.set(key, breach);
  }
  const steps: Step[] = [];
  for (const breach of byOrigin.values()) {
    const one = governing.find((g) => g.pact.id === breach.pact);
    if (one) steps.push(authorityStep(breach, one));
  }
  return steps;
}

function limitsOf(working: readonly Working[]): Limit[] {
  const limits: Limit[] = [];
  for (const { contribution: c } of working) {
    if (c.effectiveLane === "allow" || c.pact === null) continue;
    for (const constraint of c.constraints) limits.push({ constraint, pact: c.pact, clause: c.clause });
  }
  return limits;
}

/**
 * The answer at one instant: lane and verdict floor are each the strictest over the effective contributions, limits are
 * intersected. Order of work: what stands now, overrides, authority under the limits that are then in force, approval.
 */
export function evaluateAt(steps: readonly Step[], question: Question, governing: readonly Governing[], at: Instant): Outcome {
  const working: Working[] = [];
  for (const step of steps) if (at >= step.from && at < step.until && step.action.lane !== "allow") working.push(begin(step, question));
  const { approval } = question.request;
  const state = approvalState(approval, question, governing, at);
  if (working.length === 0 && state !== "valid")
    return { lane: "allow", floor: state === "none" ? "permit" : "deny", constraints: [], contributions: [], approval: state, overridesUsed: [] };

  const relief: Relief = { cleared: new Set(state === "valid" ? approval?.cleared : []), overridesUsed: new Set() };
  for (const one of working) relieve(one, question, at, relief);

  const limits = limitsOf(working);
  const conditions = state === "valid" ? (approval?.constraints ?? []) : [];
  const first = governing[0];
  if (first) for (const constraint of conditions) limits.push({ constraint, pact: first.pact.id, clause: null });
  const found = breaches(limits, question);
  const exceeded = authoritySteps(found, governing).map((step) => begin(step, question));
  for (const one of exceeded) relieve(one, question, at, relief);
  working.push(...exceeded);

  const contributions = working.map((one) => one.contribution);
  let lane = 0;
  let floor = state === "none" || state === "valid" ? 0 : FLOORS.indexOf("deny");
  for (const c of contributions) {
    lane = Math.max(lane, LANES.indexOf(c.effectiveLane));
    floor = Math.max(floor, FLOORS.indexOf(c.effectiveFloor));
  }
  if (LANES[lane] === "recover") floor = FLOORS.indexOf("deny");
  const verdictFloor = FLOORS[floor] ?? "deny";
  const permitted = verdictFloor === "permit" || verdictFloor === "permit_constrained";
  // A limit that a person or an override let this very request pass isn't in force for it.
  const inForce = permitted
    ? limits.filter((limit) => !found.some((breach) => breach.constraint === limit.constraint && breach.pact === limit.pact && breach.clause === limit.clause))
    : [];
  return {
    lane: LANES[lane] ?? "recover",
    floor: verdictFloor,
    constraints: intersectConstraints(inForce.map((limit) => limit.constraint)),
    contributions,
    approval: state,
    overridesUsed: [...relief.overridesUsed].sort(),
  };
}
