import { DECLARED_CONSTRAINTS } from "../closed-lists";
import type { PactId } from "../ids";
import type { Constraint } from "../pacts/pact-document";
import type { ResolvedAction } from "../pacts/resolved-action";
import type { Instant } from "../time";
import { clears } from "./approval";
import type { Contribution } from "./decision";
import { loweredBy } from "./overrides";
import type { Question } from "./question";
import type { Governing, Step } from "./step";

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
export type Working = { contribution: Contribution; governing: Governing | null; action: ResolvedAction; step: Step };

export function begin(step: Step, question: Question): Working {
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

/** What lowers contributions at one instant: the item's cleared holds, and the overrides that are found to be used. */
export type Relief = { cleared: ReadonlySet<string>; overridesUsed: Set<string> };

/** Approval first: what a person cleared needs no override, and so uses none up. */
export function relieve(working: Working, question: Question, at: Instant, { cleared, overridesUsed }: Relief): void {
  if (applyApproval(working, cleared)) return;
  applyOverride(working, question, at, overridesUsed);
  applyApproval(working, cleared);
}
