import type { Silence, Trigger } from "../closed-lists";
import type { Constraint, RuntimeAction } from "./pact-document";
import type { Wording } from "./wording";

export const triggerName = (trigger: Trigger): string => trigger.replaceAll("_", " ");
export const listed = (names: readonly string[], join = "and"): string =>
  names.length < 2 ? (names[0] ?? "nobody") : `${names.slice(0, -1).join(", ")} ${join} ${names.at(-1)}`;

/** A fraction as a percentage, without the dust of binary fractions. */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(12))} %`;

const PERIODS = { PT1M: "minute", PT1H: "hour", P1D: "day" } as const;

/** One limit: `at most EUR 500.00`, `10 % reviewed afterwards`. */
export function constraintPhrase(c: Constraint, wording: Wording): string {
  switch (c.kind) {
    case "cap_amount":
      return `at most ${wording.money(c.amountMinor, c.currency)}`;
    case "cap_count":
    case "cap_rate":
      return `at most ${wording.number(c.count)} per ${PERIODS[c.per]}`;
    case "allow_tools":
      return `only the tools ${listed(c.tools)}`;
    case "allow_counterparties":
      return `only to ${listed(c.counterparties, "or")}`;
    case "read_only":
      return "read only";
    case "sampled_review":
      return `${percent(c.share)} reviewed ${c.when === "before" ? "before" : "afterwards"}${c.question ? ` (“${c.question}”)` : ""}`;
    case "settlement_hold":
      return "money held";
    case "callback_required":
      return "after a callback";
  }
}

export const SILENCE_WORDS = {
  deny: "silence denies",
  keep_holding: "silence keeps it waiting for at most 5 days",
  hand_up: "silence hands it up",
} as const satisfies Record<Silence, string>;

/** A runtime action with the parameters that it names itself: `review by payments-ops within 30 min`. */
export function actionPhrase(action: RuntimeAction | undefined, wording: Wording): string {
  if (action === undefined) return "nothing";
  switch (action.do) {
    case "allow":
      return "allow";
    case "degrade":
      return action.constraints === undefined ? "degrade" : `degrade to ${listed(action.constraints.map((c) => constraintPhrase(c, wording)))}`;
    case "block":
      return action.code === undefined ? "block" : `block with the code ${action.code}`;
    case "review":
      return [
        "review",
        action.queue ? ` by ${action.queue}` : "",
        action.answerWithin ? ` within ${wording.duration(action.answerWithin)}` : "",
        action.tier ? `, tier ${action.tier}` : "",
        action.groups === undefined ? "" : action.groups.length > 0 ? `, with ${listed(action.groups)}` : ", without groups",
        action.handUp === undefined ? "" : action.handUp.length > 0 ? `, handed up to ${listed(action.handUp, "then")}` : ", without hand-up",
        action.silence ? `, ${SILENCE_WORDS[action.silence]}` : "",
        action.reroute ? `, taken over by ${action.reroute.to}${action.reroute.instructions ? ` (“${action.reroute.instructions}”)` : ""}` : "",
      ].join("");
    case "settle":
      return `settle: ${action.verdict} with ${settlementPhrase(action, wording)}`;
  }
}

const INSTRUCTIONS = { hold: "the money held", partial: "part of the money paid", credit_note: "a credit note", clawback: "the money clawed back" } as const;
const ELSE = { review: "else a review", return: "else its return" } as const;

export function settlementPhrase({ instruction, amount, release }: Extract<RuntimeAction, { do: "settle" }>, wording: Wording): string {
  const share = amount === undefined ? "" : "share" in amount ? ` (${percent(amount.share)})` : ` (${wording.number(amount.minor)} minor units)`;
  return `${INSTRUCTIONS[instruction]}${share} until ${release.when}, within ${wording.duration(release.by)}, ${ELSE[release.else]}`;
}
