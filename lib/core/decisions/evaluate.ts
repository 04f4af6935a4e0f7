import { DECLARED_CONSTRAINTS, FLOORS, type Floor, LANES, type Lane } from "../closed-lists";
import type { PactId } from "../ids";
import { intersectConstraints } from "../pacts/constraints";
import type { Constraint } from "../pacts/pact-document";
import type { ResolvedAction } from "../pacts/resolved-action";
import type { Instant } from "../time";
import { type ApprovalState, approvalState, clears } from "./approval";
import { type Breach, breaches, type Limit } from "./authority";
import type { Contribution } from "./decision";
import { loweredBy } from "./overrides";
import type { Question } from "./question";
import { contributionKey } from "./snapshot";
import type { Governing, Step } from "./step";

/** What a list of steps comes to at one instant. */
export type Outcome = {
  lane: Lane;
  floor: Floor;
  /** In force: empty unless the answer is a permit. */
  constraints: Constraint[];
  contributions: Contribution[];
  approval: ApprovalState;
  overridesUsed: string[];
};

const NOTHING_CLEARED: ReadonlySet<string> = new Set();

const inSample = (share: number, pact: PactId, clause: string | null, { request }: Question): boolean =>
  share > 0 && request.buckets(samplePurpose(pact, clause)) < share * 10_000;

/** The purpose whose bucket decides sampled review; its own per clause, so that samples don't coincide with a roll-out's share. */
export const samplePurpose = (pact: PactId, clause: string | null): string => `sample:${pact}:${clause ?? ""}`;

/** A permit that needs a promise the caller didn't make, or a person's look first, is a hold. */
function needsHold(constraints: readonly Constraint[], pact: PactId, clause: string | null, question: Question): boolean {
  for (const c of constraints) {
    if (c.kind === "sampled_review" && c.when === "before" && inSample(c.share, pact, clause, question)) return true;
    if ((DECLARED_CONSTRAINTS as readonly string[]).includes(c.kind) && !question.request.supports.includes(c.kind)) return true;
  }
  return false;
}

/** While contributions are worked out, with what only this instant's evaluation needs. */
type Working = { contribution: Contribution; governing: Governing | null; action: ResolvedAction; step: Step };

function begin(step: Step, question: Question): Working {
  const { action, governing, clause } = step;
  const pact = governing?.pact.id ?? null;
  const held = action.floor === "permit_constrained" && pact !== null && needsHold(action.constraints, pact, clause?.key ?? null, question);
  const floor = held ? "hold" : action.floor;
  const contribution: Contribution = {
    kind: step.kind,
    pact,
    clause: clause?.key ?? null,
    trigger: step.trigger,
    evidence: step.evidence,
    lane: action.lane,
    floor,
    hard: step.hard,
    constraints: action.constraints as Constraint[],
    settlement: action.settlement,
    review: floor === "hold" ? (action.review ?? governing?.pact.defaults.review ?? null) : action.review,
    code: action.code,
    remedy: step.remedy,
    facts: step.facts,
    effectiveLane: action.lane,
    effectiveFloor: floor,
  };
  return { contribution, governing, action, step };
}

/** Soft contributions only; what is lowered to Degrade brings the pact's default limits, to Allow nothing. */
function applyOverride(working: Working, question: Question, at: Instant, used: Set<string>): void {
  const { contribution: c, governing, step, action } = working;
  if (c.hard || c.effectiveLane === "allow" || governing === null || step.clause === null) return;
  const lowered = loweredBy(governing, step.clause, c.effectiveLane, question, at);
  if (!lowered) return;
  used.add(lowered.by);
  c.effectiveLane = lowered.to;
  c.settlement = null;
  if (lowered.to === "allow") {
    c.effectiveFloor = "permit";
    c.constraints = [];
  } else if (lowered.to === "degrade") {
    c.constraints = [...governing.pact.standard.degrade.constraints, ...action.constraints];
    c.effectiveFloor = needsHold(c.constraints, governing.pact.id, step.clause.key, question) ? "hold" : "permit_constrained";
    c.review = c.effectiveFloor === "hold" ? governing.pact.defaults.review : null;
  } else {
    c.effectiveFloor = "hold";
    c.review = governing.pact.defaults.review;
  }
}

function applyApproval({ contribution: c, action }: Working, cleared: ReadonlySet<string>): boolean {
  if (cleared.size === 0 || !clears(cleared, c)) return false;
  const narrowedAlready = c.effectiveLane === "degrade";
  c.effectiveLane = narrowedAlready ? "degrade" : action.residue.lane;
  c.effectiveFloor = narrowedAlready ? "permit_constrained" : action.residue.floor;
  if (c.effectiveLane === "allow") {
    c.constraints = [];
    c.settlement = null;
  }
  return true;
}

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

const strictestFirst = (a: Contribution, b: Contribution): number =>
  FLOORS.indexOf(b.effectiveFloor) - FLOORS.indexOf(a.effectiveFloor) ||
  LANES.indexOf(b.effectiveLane) - LANES.indexOf(a.effectiveLane) ||
  LANES.indexOf(b.lane) - LANES.indexOf(a.lane) ||
  (contributionKey(a) < contributionKey(b) ? -1 : 1);

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

  const cleared: ReadonlySet<string> = state === "valid" ? new Set(approval?.cleared) : NOTHING_CLEARED;
  const used = new Set<string>();
  const settle = (one: Working): void => {
    if (applyApproval(one, cleared)) return;
    applyOverride(one, question, at, used);
    applyApproval(one, cleared);
  };
  for (const one of working) settle(one);

  const limits = limitsOf(working);
  const conditions = state === "valid" ? (approval?.constraints ?? []) : [];
  const first = governing[0];
  if (first) for (const constraint of conditions) limits.push({ constraint, pact: first.pact.id, clause: null });
  const found = breaches(limits, question);
  const exceeded = authoritySteps(found, governing).map((step) => begin(step, question));
  for (const one of exceeded) settle(one);
  working.push(...exceeded);

  const contributions = working.map((one) => one.contribution).sort(strictestFirst);
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
    overridesUsed: [...used].sort(),
  };
}
