import type { Lane, Severity, Silence, Tier, Trigger } from "../closed-lists";
import type { Json } from "../json";

/**
 * A pact as people write it: durations and instants are ISO 8601 text, money is integer minor units.
 * This is the canonical document that is stored, digested, exported and compiled.
 */
export type PactDocument = {
  lanekeeper: "pact/v1";
  slug: string;
  title: string;
  /** Team slug. */
  owner: string;
  counterparties: string[];
  /** Agent slugs. */
  agents: string[];
  /** Workflow slug. A pact is for exactly one workflow. */
  workflow: string;
  expiresAt?: string;
  lists?: Record<string, { from: "counterparties" }>;
  defaults: {
    degrade: { constraints: Constraint[] };
    review: ReviewTerms;
    recovery?: { plan: "e-plan" | "fixed"; independentSigner?: boolean };
  };
  clauses: ClauseDocument[];
};

export type ClauseDocument = {
  /** Unique in the pact and stable over its versions: `C-1`. */
  key: string;
  obligation: string;
  severity: Severity;
  /** A hard clause can't be passed by an override. */
  hard: boolean;
  /** Action names: `payments.release`. */
  actions: string[];
  /** CEL guard. False: the clause doesn't govern this request. Absent: it always does. */
  appliesWhen?: string;
  /** CEL obligation. False for a request: `condition_not_met`. */
  requires?: string;
  /** Input path -> the weakest provenance accepted. A path without an entry is accepted as claimed. */
  accepts?: Record<string, Provenance>;
  waivers?: { lint: string; reason: string }[];
  params?: Record<string, Json>;
  promise?: { rate: number; deltaC?: number };
  baseline?: "advises" | "acts";
  repeat?: { consecutive: number; of20: number };
  evidence: EvidenceSpec[];
  /** Team slug. */
  owner: string;
  /** ISO duration: how often the owner reviews the clause. */
  cadence: string;
  override?: { allowed: boolean; floor?: Lane };
  consequences: Partial<Record<Trigger, RuntimeAction>>;
  recovery?: { passes: { plan: "e-plan"; pB?: number } | { plan: "fixed"; n: number }; soak?: string; signers?: string[] };
};

export type Provenance = "claimed" | "counted" | "looked_up" | "attested";

export type EvidenceSpec = {
  kind: string;
  about?: "agent" | { subject: string; path: string };
  /** One sentence: how the proof is made. */
  method: string;
  /** Source slugs. */
  sources: string[];
  scoring: "pass_fail" | "score";
  passMark?: number;
  /** ISO duration: age at which the proof is stale. */
  window: string;
  /** ISO duration after the window, at whose end the proof counts as missing. Default PT0S. */
  grace?: string;
  unit: "run" | "task" | "conversation" | "item";
  expectedPerDay: number;
  maxBackdate?: string;
  minSources?: number;
};

export type Constraint =
  | { kind: "cap_amount"; amountMinor: number; currency: string }
  | { kind: "cap_count"; count: number; per: "PT1H" | "P1D" }
  | { kind: "cap_rate"; count: number; per: "PT1M" | "PT1H" }
  | { kind: "allow_tools"; tools: string[] }
  | { kind: "allow_counterparties"; counterparties: string[] }
  | { kind: "read_only" }
  | { kind: "sampled_review"; share: number; when: "before" | "after"; question?: string }
  | { kind: "settlement_hold"; settlement?: string }
  | { kind: "callback_required" };

export type ReviewTerms = {
  /** Team slug. */
  queue: string;
  tier?: Tier;
  answerWithin: string;
  handUp: string[];
  silence: Silence;
  /** Every group must be satisfied, by different people. Team slugs. */
  groups: string[];
  reroute?: { to: string; instructions?: string };
};

export type SettleInstruction = {
  instruction: "hold" | "partial" | "credit_note" | "clawback";
  amount?: { share: number } | { minor: number };
  release: { when: string; by: string; else: "review" | "return" };
};

export type RuntimeAction =
  | { do: "allow" }
  | { do: "degrade"; constraints?: Constraint[] }
  | ({ do: "review" } & Partial<ReviewTerms>)
  | { do: "block"; code?: string }
  | ({ do: "settle"; verdict: "permit" | "hold" } & SettleInstruction);

/** What an agent may do under a verified build. */
export type Scope = {
  actions: string[];
  tools: string[];
  counterparties: string[];
  maxAmountMinor?: number;
  currency?: string;
};
