import { type ContributionKind, type Floor, REASON_CODES, type ReasonCode } from "../closed-lists";
import type { Decision } from "./decision";
import type { Outcome } from "./evaluate";

const NOT_COVERED: ReadonlySet<ContributionKind> = new Set(["unknown_agent", "no_pact", "pact_not_active"]);
const PROOF: ReadonlySet<ContributionKind> = new Set(["evidence_missing", "evidence_stale", "evidence_contradictory"]);

const isReasonCode = (code: string): code is ReasonCode => (REASON_CODES as readonly string[]).includes(code);

/** The agent's opaque code and what it should do next. Nothing of clause, threshold or evidence shows through. */
export function answerCode(outcome: Outcome, reroute: { to: string; instructions?: string } | null): Pick<Decision, "reason" | "next"> {
  const { floor, approval } = outcome;
  if (approval === "used") return { reason: "grant_used", next: { do: "stop" } };
  if (floor === "deny") return denied(outcome);
  if (floor === "hold") {
    if (reroute) return { reason: "needs_person", next: { do: "hand_over", ...reroute } };
    return { reason: approval === "valid" ? "grant_void" : "needs_person", next: { do: "wait" } };
  }
  return { reason: outcome.constraints.length > 0 ? "narrowed" : "ok", next: { do: "proceed" } };
}

function denied({ lane, contributions, approval }: Outcome): Pick<Decision, "reason" | "next"> {
  const stop = { do: "stop" } as const;
  const denials = contributions.filter((c) => c.effectiveFloor === ("deny" satisfies Floor));
  if (denials.length === 0 && approval === "void") return { reason: "grant_void", next: { do: "ask_again" } };
  if (denials.some((c) => NOT_COVERED.has(c.kind))) return { reason: "not_covered", next: stop };
  if (lane === "recover") return { reason: "recovery_required", next: stop };
  const named = denials.find((c) => c.code !== null && isReasonCode(c.code))?.code;
  if (named && isReasonCode(named)) return { reason: named, next: stop };
  if (denials.length > 0 && denials.every((c) => PROOF.has(c.kind))) return { reason: "proof_needed", next: stop };
  return { reason: "not_allowed", next: stop };
}
