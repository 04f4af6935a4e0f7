import type { ConstraintKind, Lane, Severity, Silence, Trigger } from "@/lib/core/closed-lists";
import type { Provenance, RuntimeAction } from "@/lib/core/pacts/pact-document";

const options = <T extends string>(words: Record<T, string>): { value: T; label: string }[] =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

export const SEVERITY_OPTIONS = options<Severity>({ critical: "Critical", high: "High", medium: "Medium", low: "Low" });
export const SILENCE_OPTIONS = options<Silence>({ deny: "It is denied", hand_up: "It is handed up", keep_holding: "It keeps waiting, at most 5 days" });
export const PROVENANCE_OPTIONS = options<Provenance>({
  claimed: "The agent's word",
  counted: "Counted by the gate",
  looked_up: "Looked up in a list here",
  attested: "Attested by a source",
});
export const FLOOR_OPTIONS = options<Lane>({ allow: "Allow", degrade: "Degrade", escalate: "Escalate", recover: "Recover" });
export const LIMIT_OPTIONS = options<ConstraintKind>({
  cap_amount: "Largest amount",
  cap_count: "How many in a period",
  cap_rate: "How fast",
  allow_tools: "Only these tools",
  allow_counterparties: "Only these counterparties",
  read_only: "Read only",
  sampled_review: "A share is reviewed",
  settlement_hold: "Money is held",
  callback_required: "After a callback",
});
export const ACTION_WORDS = { allow: "Allow", degrade: "Degrade", review: "Review", block: "Block", settle: "Settle" } as const satisfies Record<
  RuntimeAction["do"],
  string
>;
export const ACTION_OPTIONS = options<RuntimeAction["do"]>(ACTION_WORDS);

/** Short enough for the head of a column. */
export const TRIGGER_WORDS: Record<Trigger, string> = {
  condition_not_met: "Condition not met",
  evidence_stale: "Evidence stale",
  evidence_missing: "Evidence missing",
  evidence_contradictory: "Evidence contra­dictory",
  repeat_failure: "Repeat failure",
  drift_suspected: "Drift suspected",
  drift_verified: "Drift verified",
  scope_change: "Scope change",
  fingerprint_change: "Fingerprint change",
  incident: "Incident",
  override_spike: "Override spike",
};
