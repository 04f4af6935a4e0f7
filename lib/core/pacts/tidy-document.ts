import type { ClauseDocument, EvidenceSpec, PactDocument, ReviewTerms, RuntimeAction } from "./pact-document";

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** The same record without the named optional parts that say nothing. */
function without<T extends object>(record: T, optional: readonly (keyof T)[]): T {
  const kept = { ...record };
  for (const name of optional) if (isEmpty(kept[name])) delete kept[name];
  return kept;
}

/**
 * One way to say nothing: an optional part that is empty is left out, so that two documents that mean the same have the
 * same digest. Empty lists that do say something (a review without groups) stay.
 */
export function tidyDocument(document: PactDocument): PactDocument {
  const { defaults } = document;
  return {
    ...without(document, ["expiresAt", "lists"]),
    defaults: { ...without(defaults, ["recovery"]), review: tidyTerms(defaults.review) },
    clauses: document.clauses.map(tidyClause),
  };
}

const tidyTerms = <T extends Partial<ReviewTerms>>(terms: T): T => {
  const kept = without(terms, ["tier", "reroute"]);
  return kept.reroute ? { ...kept, reroute: without(kept.reroute, ["instructions"]) } : kept;
};

function tidyClause(clause: ClauseDocument): ClauseDocument {
  const kept = without(clause, ["appliesWhen", "requires", "accepts", "waivers", "params", "promise", "baseline", "repeat", "override", "recovery"]);
  const consequences = Object.fromEntries(
    Object.entries(clause.consequences).flatMap(([trigger, action]) => (action === undefined ? [] : [[trigger, tidyAction(action)]])),
  );
  return {
    ...kept,
    evidence: clause.evidence.map(tidyEvidence),
    consequences,
    ...(kept.recovery ? { recovery: without(kept.recovery, ["soak", "signers"]) } : {}),
  };
}

function tidyEvidence(spec: EvidenceSpec): EvidenceSpec {
  const kept = without(spec, ["grace", "maxBackdate", "passMark", "minSources"]);
  if (kept.about === "agent") delete kept.about;
  return kept;
}

function tidyAction(action: RuntimeAction): RuntimeAction {
  if (action.do === "review") return tidyTerms(without(action, ["queue", "answerWithin", "silence"]));
  if (action.do === "block") return without(action, ["code"]);
  return action;
}
