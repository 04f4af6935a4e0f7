/** The closed lists of the product. Order matters where a type says so: a later entry is stricter. */

/** Strictness order: Allow < Degrade < Escalate < Recover. */
export const LANES = ["allow", "degrade", "escalate", "recover"] as const;
export type Lane = (typeof LANES)[number];

/** Strictness order of answers; on the wire `permit_constrained` is `permit` with a non-empty `constraints`. */
export const FLOORS = ["permit", "permit_constrained", "hold", "deny"] as const;
export type Floor = (typeof FLOORS)[number];

export const VERDICTS = ["permit", "hold", "deny"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const RISKS = ["low", "medium", "high"] as const;
export type Risk = (typeof RISKS)[number];

export const REVERSIBILITIES = ["reversible", "compensable", "irreversible"] as const;
export type Reversibility = (typeof REVERSIBILITIES)[number];

export const TOUCHES = ["money", "permissions", "counterparties", "customer_outcomes"] as const;
export type Touch = (typeof TOUCHES)[number];

export const FRESHNESS = ["fresh", "ageing", "stale", "missing", "contradictory"] as const;
export type Freshness = (typeof FRESHNESS)[number];

export const ROLES = ["operator", "product_owner", "trust_lead", "auditor", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const KEY_SCOPES = ["decide", "outcome", "evidence", "executions", "explain", "configure"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

export const VERSION_STATUSES = ["draft", "approved", "shadow", "enforced", "retired"] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

export const PHASES = ["pre_deployment", "in_production"] as const;
export type Phase = (typeof PHASES)[number];

export const ORIGINS = ["eval_result", "runtime_outcome", "human_review", "attestation", "incident"] as const;
export type Origin = (typeof ORIGINS)[number];

export const PURPOSES = ["monitoring", "verification", "probe"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const SOURCE_KINDS = ["eval", "runtime", "third_party", "human", "self_attested"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const EVIDENCE_STATUSES = ["accepted", "duplicate", "quarantined", "revoked", "superseded"] as const;
export type EvidenceStatus = (typeof EVIDENCE_STATUSES)[number];

export const REVIEW_STATUSES = [
  "open",
  "approved_pending",
  "approved",
  "approved_with_conditions",
  "rejected",
  "sent_back",
  "expired",
  "withdrawn",
  "no_reviewer",
  "void",
] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const SILENCES = ["hand_up", "keep_holding", "deny"] as const;
export type Silence = (typeof SILENCES)[number];

export const EXECUTIONS = ["none", "executed", "failed", "not_executed", "unknown"] as const;
export type Execution = (typeof EXECUTIONS)[number];

export const TIERS = [1, 2, 3] as const;
/** Consequence class of a review item; 1 is the gravest. */
export type Tier = (typeof TIERS)[number];

/** What opens a clause's consequence. Every clause maps every one of them to a runtime action. */
export const TRIGGERS = [
  "condition_not_met",
  "evidence_stale",
  "evidence_missing",
  "evidence_contradictory",
  "repeat_failure",
  "drift_suspected",
  "drift_verified",
  "scope_change",
  "fingerprint_change",
  "incident",
  "override_spike",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Contributions that no clause maps: the system's own, with a fixed verdict floor. */
export const SYSTEM_CONTRIBUTIONS = [
  "unknown_agent",
  "no_pact",
  "pact_not_active",
  "pact_expired",
  "unmapped_action",
  "unknown_risk",
  "clause_unreadable",
  "condition_error",
  "evaluator_failed",
  "integrity_failure",
  "agent_suspended",
  "recovery_stage",
  "score_band",
  "authority_exceeded",
  "manual",
  "metric",
] as const;
export type ContributionKind = Trigger | (typeof SYSTEM_CONTRIBUTIONS)[number];

export const CONSTRAINT_KINDS = [
  "cap_amount",
  "cap_count",
  "cap_rate",
  "allow_tools",
  "allow_counterparties",
  "read_only",
  "sampled_review",
  "settlement_hold",
  "callback_required",
] as const;
export type ConstraintKind = (typeof CONSTRAINT_KINDS)[number];

/** What the caller must declare in `supports`; every other kind is enforced by the door itself. */
export const DECLARED_CONSTRAINTS = ["allow_tools", "read_only", "settlement_hold", "callback_required"] as const satisfies readonly ConstraintKind[];

/** The agent's opaque codes: nothing of the rule leaks through them. */
export const REASON_CODES = [
  "ok",
  "narrowed",
  "needs_person",
  "in_review",
  "not_allowed",
  "not_covered",
  "recovery_required",
  "proof_needed",
  "use_narrower",
  "rejected",
  "sent_back",
  "expired",
  "no_reviewer",
  "grant_used",
  "grant_void",
  "ask_again",
  "busy",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export const NEXT_MOVES = ["proceed", "wait", "ask_again", "use_narrower", "hand_over", "stop"] as const;
export type NextMove = (typeof NEXT_MOVES)[number];

export const REVIEW_VERBS = ["approve", "conditions", "reject", "narrower", "send_back", "hand_up"] as const;
export type ReviewVerb = (typeof REVIEW_VERBS)[number];

/** The second key of a decision. Positions are fixed, so that hands learn them; `other` is always last and needs a note. */
export const REVIEW_REASONS = {
  approve: ["amount_matches", "counterparty_verified", "evidence_rechecked", "cause_explained", "other"],
  conditions: ["settlement_held", "callback", "shorter_life", "after_review", "other"],
  reject: ["amount_wrong", "counterparty_unknown", "evidence_insufficient", "outside_purpose", "suspected_manipulation", "other"],
  narrower: ["smaller_amount", "fewer_recipients", "draft_only", "other"],
  send_back: ["evidence_needed", "details_needed", "other"],
  hand_up: ["not_my_authority", "conflict", "expertise", "other"],
} as const satisfies Record<ReviewVerb, readonly string[]>;

export const stricter = <T extends string>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) >= order.indexOf(b) ? a : b);
export const isStricter = <T extends string>(order: readonly T[], a: T, b: T): boolean => order.indexOf(a) > order.indexOf(b);
