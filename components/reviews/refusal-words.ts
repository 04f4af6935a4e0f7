import { REFUSALS, type RefusalCode } from "@/lib/contract/refusals";
import type { VerbView } from "@/lib/contract/reviews";
import type { ReviewVerb } from "@/lib/core/closed-lists";
import { formatDuration } from "@/lib/format/format-duration";
import { VERB_WORDS } from "./review-words";

export type Refused = { code: RefusalCode; sentence: string; fields?: Record<string, string> };

/** Why a decision wasn't applied. A race is told with whose decision was first, and by how much. */
export function refusedSentence({ code, sentence, fields }: Refused, now: number): string {
  const { by, verb, at } = fields ?? {};
  if (code === "already_decided" && by && verb && at) {
    const lead = Math.max(1_000, now - Date.parse(at));
    return `${by} ${VERB_WORDS[verb as ReviewVerb]?.did ?? "decided"} this ${formatDuration(lead)} before you. Yours was not applied.`;
  }
  if (code === "claim_lost" && by) return `${by} took this over. Yours was not applied.`;
  if (code === "bad_request" && fields)
    return Object.entries(fields)
      .map(([field, problem]) => `${FIELD_WORDS[field] ?? field} ${problem}.`)
      .join(" ");
  return sentence;
}

const FIELD_WORDS: Record<string, string> = {
  amountMinor: "The amount",
  "bounds.amountMinor": "The amount",
  counterparties: "The counterparties",
  "bounds.counterparties": "The counterparties",
  note: "The note",
  reason: "The reason",
};

/** Why a verb can't be used, in few words beside its button. */
export function unavailableWords({ code, detail }: NonNullable<VerbView["unavailable"]>, reviewers: readonly string[]): string {
  const others = reviewers.length > 0 ? ` ${reviewers.slice(0, 4).join(", ")} can.` : " Nobody can right now.";
  if (code === "own_agent") return `You own this agent; it needs another reviewer.${others}`;
  if (code === "not_eligible") return detail ? `Your approval is not the one it waits for: ${detail}.` : `This item is for another team.${others}`;
  if (code === "forbidden") return `Deciding needs the role Operator or Trust lead.${others}`;
  if (code === "not_approvable") return `Can't be approved, only repaired${detail ? ` (${detail})` : ""}.`;
  return REFUSALS[code].sentence;
}
