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
function sameAnswer(a: Outcome, b: Outcome): boolean {
  if (a.lane !== b.lane || verdictOf(a.floor) !== verdictOf(b.floor) || a.constraints.length !== b.constraints.length) return false;
  return a.constraints.every((c, i) => {
    const other = b.constraints[i];
    return other !== undefined && sameConstraint(c, other);
  });
}

/** The next instant at which anything about a decision may change by itself; infinite where nothing will. */
function nextBoundary(after: Instant, steps: readonly Step[], question: Question, governing: readonly Governing[]): Instant {
  let next = Number.POSITIVE_INFINITY;
  const consider = (instant: Instant): void => {
    if (instant > after && instant < next) next = instant;
  };
  for (const step of steps) {
    consider(step.from);
    consider(step.until);
  }
  for (const one of governing) {
    for (const override of one.trust.overrides) {
      consider(override.grantedAt);
      consider(override.expiresAt);
    }
  }
  if (question.request.approval) consider(question.request.approval.expiresAt);
  return next;
}

/** The first instant at which the answer differs by time alone; null: it never does. */
export function validUntil(now: Outcome, at: Instant, steps: readonly Step[], question: Question, governing: readonly Governing[]): Instant | null {
  let instant = nextBoundary(at, steps, question, governing);
  while (instant < Number.POSITIVE_INFINITY) {
    if (!sameAnswer(now, evaluateAt(steps, question, governing, instant))) return instant;
    instant = nextBoundary(instant, steps, question, governing);
  }
  return null;
}
