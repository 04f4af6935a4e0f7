import { type Duration, parseDuration } from "../time";
import { type ConditionScope, compileCondition, type InputTypes, type Program, withParams } from "./cel-program";
import { shapeOfValue, toCel } from "./cel-shape";
import type { ClauseDocument, EvidenceSpec } from "./pact-document";

/** What stands in the way of a clause, by path inside it. */
export type ClauseProblem = { path: string; message: string };

export type CompiledEvidence = {
  kind: string;
  /** Null: about the agent. Otherwise the subject's type and the path of its id in the request. */
  subject: { type: string; path: string } | null;
  window: Duration;
  /** Window and grace together: the age at which the proof counts as missing. */
  expiry: Duration;
  minSources: number;
  remedy: string;
};

export type CompiledCondition = {
  appliesWhen: Program | null;
  requires: Program | null;
  /** Shared by every condition on the action: inputs are converted once per request. */
  types: InputTypes;
  /** The clause's `params` as CEL reads them. */
  params: unknown;
  reads: readonly string[];
};

export function compileEvidence(clause: ClauseDocument): { specs: CompiledEvidence[]; problems: ClauseProblem[] } {
  const problems: ClauseProblem[] = [];
  const specs: CompiledEvidence[] = [];
  clause.evidence.forEach((spec, i) => {
    const window = parseDuration(spec.window);
    const grace = parseDuration(spec.grace ?? "PT0S");
    if (window === null || window <= 0)
      problems.push({ path: `evidence[${i}].window`, message: `${spec.window} isn't a length of time above zero in weeks, days, hours, minutes or seconds` });
    if (grace === null) problems.push({ path: `evidence[${i}].grace`, message: `${spec.grace} isn't a length of time` });
    if (window === null || window <= 0 || grace === null) return;
    specs.push({
      kind: spec.kind,
      subject: subjectOf(spec),
      window,
      expiry: window + grace,
      minSources: Math.max(1, spec.minSources ?? 1),
      remedy: `evidence:${clause.key}:${spec.kind}`,
    });
  });
  return { specs, problems };
}

function subjectOf(spec: EvidenceSpec): { type: string; path: string } | null {
  return spec.about === undefined || spec.about === "agent" ? null : { type: spec.about.subject, path: spec.about.path };
}

/** Compiles guard and obligation against the schema of each action the clause governs. */
export function compileConditions(
  clause: ClauseDocument,
  scopeOf: (action: string) => ConditionScope,
): { byAction: Map<string, CompiledCondition>; problems: ClauseProblem[] } {
  const byAction = new Map<string, CompiledCondition>();
  const problems: ClauseProblem[] = [];
  if (clause.appliesWhen === undefined && clause.requires === undefined) return { byAction, problems };
  const shape = shapeOfValue(clause.params ?? {});
  const params = toCel(clause.params ?? {}, shape);
  for (const name of clause.actions) {
    const scope = scopeOf(name);
    const own = withParams(scope, shape);
    const compile = (path: "appliesWhen" | "requires"): Program | null => {
      const source = clause[path];
      if (source === undefined) return null;
      const answer = compileCondition(source, own);
      if (answer.ok) return answer.value;
      problems.push({ path, message: `for ${name}: ${answer.fields?.condition ?? "can't be read"}` });
      return null;
    };
    const appliesWhen = compile("appliesWhen");
    const requires = compile("requires");
    const reads = [...new Set([...(appliesWhen?.reads ?? []), ...(requires?.reads ?? [])])].sort();
    byAction.set(name, { appliesWhen, requires, types: scope.types, params, reads });
  }
  return { byAction, problems };
}
