import type { Constraint } from "../pacts/pact-document";
import type { Instant } from "../time";
import { evaluateAt, type Outcome } from "./evaluate";
import type { Question } from "./question";
import type { Governing, Step } from "./step";

function sameConstraint(a: Constraint, b: Constraint): boolean {
  const left = Object.entries(a);
  const right = b as Record<string, unknown>;
  return left.length === Object.keys(b).length && left.every(([key, value]) => sameValue(value, right[key]));
}

const sameValue = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((item, i) => item === b[i]) : a === b;

const verdictOf = (floor: Outcome["floor"]): string => (floor === "permit_constrained" ? "permit" : floor);

/** Whether two outcomes are the same answer to the caller: lane, verdict and limits. */
export function sameAnswer(a: Outcome, b: Outcome): boolean {
  if (a.lane !== b.lane || verdictOf(a.floor) !== verdictOf(b.floor) || a.constraints.length !== b.constraints.length) return false;
  return a.constraints.every((c, i) => {
    const other = b.constraints[i];
    return other !== undefined && sameConstraint(c, other);
  });
}

/** The instants after `at` at which anything about a decision may change by itself, in order. */
export function boundariesAfter(at: Instant, steps: readonly Step[], question: Question, governing: readonly Governing[]): Instant[] {
  const found = new Set<Instant>();
  const note = (instant: Instant): void => {
    if (instant > at && Number.isFinite(instant)) found.add(instant);
  };
  for (const step of steps) {
    note(step.from);
    note(step.until);
  }
  if (steps.length > 0)
    for (const one of governing) for (const override of one.trust.overrides) {
      note(override.grantedAt);
      note(override.expiresAt);
    }
  if (question.request.approval) note(question.request.approval.expiresAt);
  return [...found].sort((a, b) => a - b);
}

/** The first instant at which the answer differs by time alone; null: it never does. */
export function validUntil(now: Outcome, at: Instant, steps: readonly Step[], question: Question, governing: readonly Governing[]): Instant | null {
  for (const instant of boundariesAfter(at, steps, question, governing)) {
    if (!sameAnswer(now, evaluateAt(steps, question, governing, instant))) return instant;
  }
  return null;
}
