import { type Severity, TRIGGERS } from "../closed-lists";
import { DEFAULT_CONSEQUENCES } from "./default-consequences";
import type { ClauseDocument, PactDocument } from "./pact-document";

/** A clause as a form starts it: every trigger mapped to its severity's default, nothing else decided. */
export function newClause({ key, severity = "high", owner = "" }: { key: string; severity?: Severity; owner?: string }): ClauseDocument {
  return {
    key,
    obligation: "",
    severity,
    hard: severity === "critical",
    actions: [],
    evidence: [],
    owner,
    cadence: "P7D",
    override: severity === "critical" ? { allowed: false } : { allowed: true, floor: "degrade" },
    consequences: Object.fromEntries(TRIGGERS.map((trigger) => [trigger, { ...DEFAULT_CONSEQUENCES[severity][trigger] }])),
  };
}

/** A pact as a form starts it. Silence denies and the default narrowing looks at every tenth case afterwards. */
export function defaultDocument({ owner = "", workflow = "", agents = [] }: { owner?: string; workflow?: string; agents?: string[] } = {}): PactDocument {
  return {
    lanekeeper: "pact/v1",
    slug: "",
    title: "",
    owner,
    counterparties: [],
    agents,
    workflow,
    defaults: {
      degrade: { constraints: [{ kind: "sampled_review", share: 0.1, when: "after" }] },
      review: { queue: owner, answerWithin: "PT15M", handUp: [], silence: "deny", groups: [] },
      recovery: { plan: "e-plan", independentSigner: true },
    },
    clauses: [newClause({ key: "C-1", owner })],
  };
}
