import type { ContributionKind, Floor, Lane, NextMove, ReasonCode, Silence, Tier, Verdict } from "../closed-lists";
import type { ActionId, AgentId, BuildId, PactId, TriggerId } from "../ids";
import type { Json, JsonObject } from "../json";
import type { Constraint, Provenance, ReviewTerms, SettleInstruction } from "../pacts/pact-document";
import type { Instant } from "../time";
import type { Approval } from "./snapshot";

/** One question: may this agent do this, now? Slugs as the caller wrote them; digests and counts as the door worked them out. */
export type DecisionRequest = {
  agent: string;
  workflow: string;
  action: string;
  args: JsonObject;
  context: JsonObject;
  fingerprint: string | null;
  /** Constraint kinds that the caller declared it honours. */
  supports: readonly string[];
  /** SHA-256 over the canonical `{agent, workflow, action, args}`. */
  actionDigest: string;
  /** What the door found wrong against the action's schemas, by path. Not empty: every governing clause is `condition_error`. */
  malformed: readonly { path: string; problem: string }[];
  /** 0–9999, stable per case: sampling, canaries, share of traffic. By purpose id. */
  buckets: (purpose: string) => number;
  /** What the gate has counted so far in the current fixed UTC period, this request not included. */
  counted: (constraint: Constraint, pact: PactId, clause: string | null) => number;
  approval: Approval | null;
  /** Running totals as the door counted them; conditions read them as `totals`. */
  totals?: JsonObject;
  /** What others attested about the subjects of the action, by subject type; conditions read them as `subject`. */
  subject?: JsonObject;
  /** Input paths that came by more than the agent's word: `context.poMatch` looked up or attested. Others are claimed. */
  provenance?: Readonly<Record<string, Provenance>>;
};

/** One reason why a request may do less than everything. */
export type Contribution = {
  kind: ContributionKind;
  pact: PactId | null;
  clause: string | null;
  trigger: TriggerId | null;
  /** The kind of proof that is missing or old. */
  evidence?: string | null;
  lane: Lane;
  floor: Floor;
  /** Hard: no override passes it. */
  hard: boolean;
  constraints: Constraint[];
  settlement: SettleInstruction | null;
  /** Terms of the wait where the floor is `hold`. */
  review: ReviewTerms | null;
  /** Opaque code a `block` asks for. */
  code: string | null;
  /** One checkable event that would remove it: `evidence:C-1:citation-eval`, `close:trg_…`, `change_request:C-2`, `verify_build`. */
  remedy: string;
  /** Structured facts for the operator's sentence; never sent to the agent. */
  facts: Json;
  /** The lane after overrides and approval; equal to `lane` where neither applies. */
  effectiveLane: Lane;
  effectiveFloor: Floor;
};

export type SettlementOrder = SettleInstruction & {
  pact: PactId;
  clause: string;
  amountMinor: number | null;
  currency: string | null;
  counterparty: string | null;
};

/** The terms a hold freezes: later changes to the pact don't move them. */
export type HoldTerms = {
  pact: PactId;
  version: number;
  /** Clause the headline obligation is read from: the strictest hold contribution's. */
  clause: string | null;
  tier: Tier;
  queue: string;
  answerWithin: number;
  handUp: string[];
  silence: Silence;
  groups: string[];
  reroute: { to: string; instructions?: string } | null;
};

export type Decision = {
  verdict: Verdict;
  lane: Lane;
  mode: "enforced" | "shadow";
  agentId: AgentId | null;
  buildId: BuildId | null;
  actionId: ActionId | null;
  /** All of them, effective or not; overridden ones carry their effective lane. */
  contributions: Contribution[];
  constraints: Constraint[];
  settlements: SettlementOrder[];
  hold: HoldTerms | null;
  reason: ReasonCode;
  next: { do: NextMove; after?: Instant; bounds?: Constraint[]; to?: string; instructions?: string };
  /** The instant at which this answer would differ by itself; null: never by time alone. */
  validUntil: Instant | null;
  /** Remedies of every contribution whose effective lane is above Allow. */
  path: string[];
  /** The strictest governing pact, and the others. */
  pact: { id: PactId; version: number } | null;
  alsoPacts: PactId[];
  epoch: number;
  /** Epochs of all governing pacts, by id: what an approval of this hold must still find. */
  epochs: Record<string, number>;
  /** Questions to put to a person afterwards, because the case fell into a sampled share. */
  sampled: { pact: PactId; clause: string | null; question: string | null }[];
  /** What the shadow versions would have said. */
  would: { verdict: Verdict; lane: Lane } | null;
  /** Overrides that lowered a contribution; the door counts their use. */
  overridesUsed: string[];
  snapshotHash: string;
};
