import type { ContributionKind } from "@/lib/core/closed-lists";
import type { Json } from "@/lib/core/json";
import { formatInstant, type Zone } from "@/lib/format/format-instant";
import { formatMoney } from "@/lib/format/format-money";
import { spellHidden } from "@/lib/format/reveal-characters";

/** What a contribution says about itself: any decision's contribution, or a lane's. */
export type Reason = { kind: ContributionKind; clause: string | null; evidence?: string | null; facts?: Json };

type Facts = {
  text: (name: string) => string | null;
  time: (name: string) => string | null;
  money: (name: string) => string | null;
  clause: string;
  proof: string;
};

const bands: Record<string, string> = { none: "no score yet", "90": "90 or above", "75": "75 to 90", "50": "50 to 75", below_50: "below 50" };
const stages: Record<string, string> = {
  before_signoff: "not signed off yet",
  widening_5: "widening, at 5 %",
  widening_25: "widening, at 25 %",
  widening_100: "widened fully",
};

const since = (time: string | null, words = "since") => (time === null ? "" : ` ${words} ${time}`);

function exceeded({ clause, text, money }: Facts): string {
  const [amount, cap] = [money("amountMinor"), money("capMinor")];
  if (amount !== null && cap !== null) return `The request asks for ${amount}, and ${clause} leaves at most ${cap}.`;
  if (text("cap") !== null) return `The limit of ${text("cap")}${text("per") ? ` per ${text("per")}` : ""} under ${clause} is used up.`;
  if (text("counterparty") !== null) return `The counterparty isn't one that ${clause} allows.`;
  return `The request exceeds the authority that is left under ${clause}.`;
}

/** One sentence for each kind, so that a new kind doesn't compile until it has one. */
const SENTENCES = {
  condition_not_met: ({ clause, text }) => `${clause} isn't met${text("requires") ? `: it requires ${text("requires")}` : ""}.`,
  evidence_stale: ({ clause, proof, time }) => `The ${proof} that proves ${clause} has been stale${since(time("staleAt")) || " for some time"}.`,
  evidence_missing: ({ clause, proof, time }) =>
    time("provenAt") === null
      ? `Nothing proves ${clause}: there is no ${proof} for this build and scope.`
      : `The ${proof} that proved ${clause} is too old to count${since(time("missingAt"))}.`,
  evidence_contradictory: ({ clause, time }) => `The evidence for ${clause} contradicts itself${since(time("openedAt"))}.`,
  repeat_failure: ({ clause, time }) => `${clause} has failed repeatedly${since(time("openedAt"))}.`,
  drift_suspected: ({ clause, time }) => `Drift is suspected on ${clause}${since(time("openedAt"))}.`,
  drift_verified: ({ clause, time }) => `Drift on ${clause} is verified${since(time("openedAt"))}.`,
  scope_change: ({ text, time }) =>
    time("openedAt")
      ? `The scope changed${since(time("openedAt"), "on")} and hasn't been verified since.`
      : text("build") === null
        ? "The request comes from a build that nobody registered, and so lies outside every verified scope."
        : "The request lies outside the scope that this build was verified for.",
  fingerprint_change: ({ text, time }) =>
    time("openedAt")
      ? `The agent's fingerprint changed${since(time("openedAt"), "on")} and hasn't been verified since.`
      : text("build") === null
        ? "The agent runs a build that nobody registered."
        : "The agent runs a build that hasn't been verified yet.",
  incident: ({ clause, time }) => `An incident is open on ${clause}${since(time("openedAt"))}.`,
  override_spike: ({ clause, time }) => `${clause} has been overridden unusually often${since(time("openedAt"))}.`,
  unknown_agent: () => "No agent of this name is registered.",
  no_pact: () => "No pact governs this agent in this workflow.",
  pact_not_active: () => "The pact for this agent isn't enforced yet.",
  pact_expired: ({ time }) => `The pact expired${since(time("expiresAt"), "on")}.`,
  unmapped_action: () => "No clause of the pact covers this action.",
  unknown_risk: ({ text }) =>
    text("registered") === "false" ? "The action isn't registered, so its risk is unknown." : "Nobody has said how risky the action is.",
  clause_unreadable: ({ clause }) => `${clause} can't be read and has to be repaired; until then it holds everything it may govern.`,
  condition_error: ({ clause, text }) =>
    `${clause} couldn't be evaluated${text("path") ? `: ${text("path")} ${text("problem") ?? ""}` : text("problem") ? `: ${text("problem")}` : ""}.`.replace(
      /\s+\./,
      ".",
    ),
  evaluator_failed: () => "The decision itself failed, so nothing is permitted.",
  integrity_failure: () => "The history of this pact doesn't verify, so nothing rests on it until it is repaired.",
  agent_suspended: () => "The agent is suspended.",
  recovery_stage: ({ text }) => `A recovery is under way: ${stages[text("stage") ?? ""] ?? "its stage is unknown"}.`,
  score_band: ({ text, time }) => `The agent's score is ${bands[text("band") ?? ""] ?? "unknown"}${since(time("leavesAt"), "until")}.`,
  authority_exceeded: (facts) => exceeded(facts),
  manual: ({ time }) => `A person narrowed this${since(time("openedAt"), "on")}.`,
  metric: ({ time }) => `A mission metric crossed its threshold${since(time("openedAt"), "on")}.`,
} as const satisfies Record<ContributionKind, (facts: Facts) => string>;

function read({ clause, evidence, facts }: Reason, zone: Zone): Facts {
  const found = typeof facts === "object" && facts !== null && !Array.isArray(facts) ? facts : {};
  // What the request brought may be in here: it is spelled out, so that it can't rearrange the sentence.
  const text = (name: string) => {
    const value = found[name];
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? spellHidden(String(value)) : null;
  };
  const time = (name: string) => {
    const value = found[name];
    return typeof value === "number" ? formatInstant(value, zone) : null;
  };
  const money = (name: string) => {
    const { [name]: minor, currency } = found;
    return typeof minor === "number" && Number.isSafeInteger(minor) && typeof currency === "string"
      ? formatMoney({ minor, currency: spellHidden(currency) })
      : null;
  };
  return { text, time, money, clause: clause ?? "the pact", proof: spellHidden(evidence ?? text("kind") ?? "proof") };
}

/** Why a lane or an answer is no wider, in a sentence for an operator. Never for the agent. */
export function reasonSentence(reason: Reason, zone: Zone = "utc"): string {
  const sentence = SENTENCES[reason.kind](read(reason, zone));
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
