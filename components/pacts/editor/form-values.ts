import type { ConstraintKind, Lane, Severity, Silence, Trigger } from "@/lib/core/closed-lists";
import type { EvidenceSpec, Provenance, RuntimeAction, SettleInstruction } from "@/lib/core/pacts/pact-document";

/**
 * A pact as its form holds it: numbers, amounts and lengths of time as the text that was typed, every optional part there
 * and empty. Paths follow the document's, so that a finding of the lint finds its field.
 */
export type PactFormValues = {
  slug: string;
  title: string;
  owner: string;
  workflow: string;
  agents: string[];
  counterparties: string[];
  expiresAt: string;
  lists: { name: string }[];
  defaults: {
    degrade: { constraints: LimitValues[] };
    review: TermsValues;
    recovery: { plan: "" | "e-plan" | "fixed"; independentSigner: "" | "yes" | "no" };
  };
  clauses: ClauseValues[];
  /** Why, for the approver; not part of the document. */
  note: string;
};

export type LimitValues = {
  kind: ConstraintKind;
  amount: string;
  currency: string;
  count: string;
  per: string;
  names: string[];
  share: string;
  when: "before" | "after";
  question: string;
  settlement: string;
};

/** In a cell of the consequence map an empty part means: as the pact's defaults say. */
export type TermsValues = {
  queue: string;
  tier: "" | "1" | "2" | "3";
  answerWithin: string;
  silence: "" | Silence;
  /** Whether the list below stands instead of the default. */
  ownHandUp: boolean;
  handUp: string[];
  ownGroups: boolean;
  groups: string[];
  rerouteTo: string;
  rerouteInstructions: string;
};

/** One cell. What belongs to another runtime action than the chosen one is kept, in case of a change of mind. */
export type ActionValues = {
  do: "" | RuntimeAction["do"];
  ownLimits: boolean;
  constraints: LimitValues[];
  terms: TermsValues;
  code: string;
  verdict: "permit" | "hold";
  instruction: SettleInstruction["instruction"];
  amountKind: "" | "share" | "minor";
  amount: string;
  releaseWhen: string;
  releaseBy: string;
  releaseElse: SettleInstruction["release"]["else"];
};

export const PARAM_TYPES = ["number", "text", "yes_no", "json"] as const;
export type ParamValues = { name: string; type: (typeof PARAM_TYPES)[number]; value: string };

export type EvidenceValues = {
  kind: string;
  about: "agent" | "subject";
  subject: string;
  subjectPath: string;
  method: string;
  sources: string[];
  scoring: EvidenceSpec["scoring"];
  passMark: string;
  window: string;
  grace: string;
  unit: EvidenceSpec["unit"];
  expectedPerDay: string;
  maxBackdate: string;
  minSources: string;
};

export type ClauseValues = {
  key: string;
  obligation: string;
  severity: Severity;
  hard: boolean;
  actions: string[];
  appliesWhen: string;
  requires: string;
  params: ParamValues[];
  accepts: { path: string; provenance: Provenance }[];
  waivers: { lint: string; reason: string }[];
  promise: { rate: string; deltaC: string };
  baseline: "" | "advises" | "acts";
  repeat: { consecutive: string; of20: string };
  evidence: EvidenceValues[];
  owner: string;
  cadence: string;
  override: { allowed: "" | "yes" | "no"; floor: "" | Lane };
  consequences: Record<Trigger, ActionValues>;
  recovery: { plan: "" | "e-plan" | "fixed"; pB: string; n: string; soak: string; signers: string[] };
};
