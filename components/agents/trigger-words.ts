import type { OpenTriggerView } from "@/lib/contract/agent-standing";
import type { Lane, Trigger } from "@/lib/core/closed-lists";

const LEVELS: Record<Exclude<Lane, "allow">, string> = { degrade: "Degraded", escalate: "Escalated", recover: "Stopped" };

const KINDS: Record<Trigger | "metric", string> = {
  condition_not_met: "Condition not met",
  evidence_stale: "Evidence stale",
  evidence_missing: "Evidence missing",
  evidence_contradictory: "Trusted sources disagree",
  repeat_failure: "Failed",
  drift_suspected: "Drift suspected",
  drift_verified: "Drift verified",
  scope_change: "Scope changed",
  fingerprint_change: "Fingerprint changed",
  incident: "Incident",
  override_spike: "Override spike",
  metric: "Metric breached",
};

type Told = Pick<OpenTriggerView, "kind" | "level" | "suspension" | "pact" | "clause" | "build">;

/** What was opened, in a few words: "Escalated by hand under Paying supplier invoices". */
export function triggerWords({ kind, level, suspension, pact, clause, build }: Told): string {
  if (suspension) return "Suspended by hand";
  const where = [clause ? `on ${clause}` : "", pact ? `under ${pact.name}` : kind === "manual" ? "under every pact" : "", build ? `for build ${build}` : ""]
    .filter(Boolean)
    .join(" ");
  return `${kind === "manual" ? `${LEVELS[level]} by hand` : KINDS[kind]}${where ? ` ${where}` : ""}`;
}
