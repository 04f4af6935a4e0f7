import { TRIGGERS } from "../closed-lists";
import type { Json } from "../json";
import { parseDuration } from "../time";
import { strictness } from "./lint-consequences";
import { directionIn } from "./monotonicity";
import type { ClauseDocument, Constraint, EvidenceSpec, PactDocument, RuntimeAction } from "./pact-document";
import { sameJson } from "./same-json";

/**
 * Whether every change from one version to the next can only narrow: a smaller cap or window, a stricter runtime action, a
 * numeric parameter lowered where lowering it can never make a condition true. Anything it can't prove is false; the author
 * of a version that it proves may enforce it alone.
 */
export function isProvablyStrengthening(before: PactDocument, after: PactDocument): boolean {
  const { clauses, defaults, ...head } = before;
  const { clauses: clausesAfter, defaults: defaultsAfter, ...headAfter } = after;
  if (!sameJson(head, headAfter) || !sameJson({ ...defaults, degrade: null }, { ...defaultsAfter, degrade: null })) return false;
  if (!constraintsNarrow(defaults.degrade.constraints, defaultsAfter.degrade.constraints)) return false;
  if (clauses.length !== clausesAfter.length) return false;
  return clauses.every((clause, i) => {
    const next = clausesAfter[i];
    return next !== undefined && clauseStrengthens(clause, next);
  });
}

function clauseStrengthens(before: ClauseDocument, after: ClauseDocument): boolean {
  const { evidence, consequences, params, ...rest } = before;
  const { evidence: evidenceAfter, consequences: consequencesAfter, params: paramsAfter, ...restAfter } = after;
  if (!sameJson(rest, restAfter) || evidence.length !== evidenceAfter.length) return false;
  const proofs = evidence.every((spec, i) => {
    const next = evidenceAfter[i];
    return next !== undefined && evidenceStrengthens(spec, next);
  });
  return (
    proofs &&
    TRIGGERS.every((trigger) => actionStrengthens(consequences[trigger], consequencesAfter[trigger])) &&
    paramsStrengthen(before, params ?? {}, paramsAfter ?? {})
  );
}

function notLonger(before: string, after: string): boolean {
  const [a, b] = [parseDuration(before), parseDuration(after)];
  return a !== null && b !== null && b <= a;
}

export function evidenceStrengthens(before: EvidenceSpec, after: EvidenceSpec): boolean {
  const { window, grace = "PT0S", ...rest } = before;
  const { window: windowAfter, grace: graceAfter = "PT0S", ...restAfter } = after;
  return sameJson(rest, restAfter) && notLonger(window, windowAfter) && notLonger(grace, graceAfter);
}

export function actionStrengthens(before: RuntimeAction | undefined, after: RuntimeAction | undefined): boolean {
  if (sameJson(before, after)) return true;
  if (before === undefined || after === undefined || before.do === "settle" || after.do === "settle") return false;
  if (before.do === "degrade" && after.do === "degrade")
    return before.constraints !== undefined && after.constraints !== undefined && constraintsNarrow(before.constraints, after.constraints);
  return strictness(after) > strictness(before);
}

function constraintsNarrow(before: readonly Constraint[], after: readonly Constraint[]): boolean {
  return before.length === after.length && before.every((constraint, i) => constraintNarrows(constraint, after[i]));
}

export function constraintNarrows(before: Constraint, after: Constraint | undefined): boolean {
  if (after === undefined) return false;
  if (before.kind === "cap_amount" && after.kind === "cap_amount")
    return before.currency === after.currency && after.amountMinor >= 0 && after.amountMinor <= before.amountMinor;
  if (before.kind === "cap_count" && after.kind === "cap_count") return before.per === after.per && after.count >= 0 && after.count <= before.count;
  if (before.kind === "cap_rate" && after.kind === "cap_rate") return before.per === after.per && after.count >= 0 && after.count <= before.count;
  return sameJson(before, after);
}

function paramsStrengthen(clause: ClauseDocument, before: Record<string, Json>, after: Record<string, Json>): boolean {
  const names = Object.keys(before);
  if (names.length !== Object.keys(after).length) return false;
  return names.every((name) => Object.hasOwn(after, name) && (sameJson(before[name], after[name]) || loweringNarrows(clause, name, before[name], after[name])));
}

/** A whole number turned into a fraction would change the type the condition was checked with, so both must be of one kind. */
export function loweringNarrows(clause: ClauseDocument, name: string, before: Json | undefined, after: Json | undefined): boolean {
  if (typeof before !== "number" || typeof after !== "number" || !(after < before) || Number.isInteger(before) !== Number.isInteger(after)) return false;
  const guard = clause.appliesWhen === undefined ? "constant" : directionIn(clause.appliesWhen, name);
  const obligation = clause.requires === undefined ? "constant" : directionIn(clause.requires, name);
  return guard === "constant" && (obligation === "rising" || obligation === "constant");
}
