import type { Trigger } from "../closed-lists";
import { parseDuration } from "../time";
import { constraintPhrase, listed, settlementPhrase } from "./action-phrase";
import { DEFAULT_CONSEQUENCES } from "./default-consequences";
import type { ClauseDocument, EvidenceSpec, PactDocument, ReviewTerms, RuntimeAction } from "./pact-document";
import { repeatRuleFor } from "./repeat-rule";
import type { Wording } from "./wording";

/** A cell of the consequence map as a sentence: what happens, and what then happens to the action. */
export function readBack(clause: ClauseDocument, trigger: Trigger, document: PactDocument, wording: Wording): string {
  const mapped = clause.consequences[trigger];
  const when = SITUATIONS[trigger](clause, wording);
  if (mapped !== undefined) return `${when}, ${effectOf(mapped, document.defaults, wording)}.`;
  return `${when}, nothing is mapped; the default of a ${clause.severity} clause stands in: ${effectOf(DEFAULT_CONSEQUENCES[clause.severity][trigger], document.defaults, wording)}.`;
}

const longer = (spec: EvidenceSpec, age: (spec: EvidenceSpec) => string): string => `the ${spec.kind || "proof"} is older than ${age(spec)}`;

function expiry(spec: EvidenceSpec, wording: Wording): string {
  const grace = parseDuration(spec.grace ?? "PT0S");
  const window = parseDuration(spec.window);
  if (window === null || grace === null || grace === 0) return wording.duration(spec.window);
  return `${wording.duration(spec.window)} and the grace of ${wording.duration(spec.grace ?? "PT0S")}`;
}

function failures({ severity, repeat, promise }: ClauseDocument): string {
  if (severity === "critical") return "After one trusted failure";
  if (severity === "low") return "Repeated failures of a low clause open nothing; if they did";
  const rule = repeat ?? (promise ? repeatRuleFor(promise.rate) : null);
  return rule ? `After ${rule.consecutive} failures in a row or ${rule.of20} of 20` : "After repeated failures, which nothing counts here";
}

const SITUATIONS: Record<Trigger, (clause: ClauseDocument, wording: Wording) => string> = {
  condition_not_met: ({ requires }) => (requires === undefined ? "There is no condition to miss; if there were" : "If a request doesn't meet the condition"),
  evidence_stale: ({ evidence }, wording) =>
    evidence.length === 0
      ? "No proof is asked for; if one were stale"
      : `If ${listed(
          evidence.map((s) => longer(s, (of) => wording.duration(of.window))),
          "or",
        )}`,
  evidence_missing: ({ evidence }, wording) =>
    evidence.length === 0
      ? "No proof is asked for; if one were missing"
      : `If there is no proof, or ${listed(
          evidence.map((s) => longer(s, (of) => expiry(of, wording))),
          "or",
        )}`,
  evidence_contradictory: () => "If two trusted sources contradict each other",
  repeat_failure: failures,
  drift_suspected: () => "While drift is suspected",
  drift_verified: () => "Once drift is verified",
  scope_change: () => "If a request leaves the verified scope",
  fingerprint_change: () => "If the agent runs an unverified build",
  incident: () => "While a critical or high incident is open",
  override_spike: () => "If overrides pile up",
};

function effectOf(action: RuntimeAction, defaults: PactDocument["defaults"], wording: Wording): string {
  switch (action.do) {
    case "allow":
      return "the action goes ahead all the same";
    case "degrade": {
      const limits = action.constraints ?? defaults.degrade.constraints;
      return limits.length === 0
        ? "the action goes ahead unlimited"
        : `the action goes ahead with limits: ${listed(limits.map((c) => constraintPhrase(c, wording)))}`;
    }
    case "block":
      return "the action is denied";
    case "review": {
      const { do: _, ...terms } = action;
      return waits({ ...defaults.review, ...terms }, wording);
    }
    case "settle":
      return `${action.verdict === "permit" ? "the action goes ahead" : "the action waits for a person"}, with ${settlementPhrase(action, wording)}`;
  }
}

function waits({ queue, answerWithin, silence, handUp, groups, reroute }: ReviewTerms, wording: Wording): string {
  if (reroute) return `${reroute.to} takes the action over`;
  const people = groups.length > 0 ? `, and needs one person each of ${listed(groups)}` : "";
  const unanswered = {
    deny: "unanswered, it is denied",
    keep_holding: "unanswered, it keeps waiting for at most 5 days and is then denied",
    hand_up:
      handUp.length > 0
        ? `unanswered, it goes up to ${listed(handUp, "then")} and is denied in the end`
        : "unanswered, it is denied, because nobody stands above",
  }[silence];
  return `the action waits for ${queue || "a team nobody named"} for ${wording.duration(answerWithin)}${people}; ${unanswered}`;
}
