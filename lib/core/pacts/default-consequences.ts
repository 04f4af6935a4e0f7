import type { Severity, Trigger } from "../closed-lists";
import type { RuntimeAction } from "./pact-document";

const block: RuntimeAction = { do: "block" };
const review: RuntimeAction = { do: "review" };
const degrade: RuntimeAction = { do: "degrade" };

/** What each trigger does where a clause says nothing else; anything weaker needs a trust lead's approval. */
export const DEFAULT_CONSEQUENCES: Record<Severity, Record<Trigger, RuntimeAction>> = {
  critical: {
    condition_not_met: block,
    evidence_stale: review,
    evidence_missing: review,
    evidence_contradictory: review,
    repeat_failure: block,
    drift_suspected: degrade,
    drift_verified: review,
    scope_change: block,
    fingerprint_change: review,
    incident: block,
    override_spike: review,
  },
  high: {
    condition_not_met: review,
    evidence_stale: review,
    evidence_missing: review,
    evidence_contradictory: review,
    repeat_failure: review,
    drift_suspected: degrade,
    drift_verified: review,
    scope_change: review,
    fingerprint_change: review,
    incident: block,
    override_spike: review,
  },
  medium: {
    condition_not_met: review,
    evidence_stale: degrade,
    evidence_missing: degrade,
    evidence_contradictory: degrade,
    repeat_failure: degrade,
    drift_suspected: degrade,
    drift_verified: review,
    scope_change: review,
    fingerprint_change: degrade,
    incident: block,
    override_spike: degrade,
  },
  low: {
    condition_not_met: degrade,
    evidence_stale: degrade,
    evidence_missing: degrade,
    evidence_contradictory: degrade,
    repeat_failure: degrade,
    drift_suspected: degrade,
    drift_verified: degrade,
    scope_change: review,
    fingerprint_change: degrade,
    incident: block,
    override_spike: degrade,
  },
};
