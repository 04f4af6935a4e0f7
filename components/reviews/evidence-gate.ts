import type { EvidenceCard } from "@/lib/contract/reviews";
import type { ReviewVerb, Tier } from "@/lib/core/closed-lists";
import { formatCount } from "@/lib/format/format-count";

/** Answers that judge the action; sending it on to somebody else doesn't. Saying no costs as many keys as saying yes. */
const JUDGES: readonly ReviewVerb[] = ["approve", "conditions", "reject", "narrower"];

type Looked = { tier: Tier; cards: readonly EvidenceCard[]; opened: ReadonlySet<string> };

/** Whether an answer judges the action, so that its evidence has to be looked at. */
export const judges = (verb: ReviewVerb): boolean => JUDGES.includes(verb);

/** Cards that must be opened before the gravest items are judged: what the item rests on, or all where it rests on none. */
export function requiredCards(cards: readonly EvidenceCard[]): readonly EvidenceCard[] {
  const required = cards.filter((card) => card.required);
  return required.length > 0 ? required : cards;
}

/** Why an answer to the gravest items has to wait for a look at the evidence; null: it needn't. Content is asked for, never time. */
export function evidenceGate(verb: ReviewVerb, { tier, cards, opened }: Looked): string | null {
  if (tier !== 1 || !judges(verb)) return null;
  const left = requiredCards(cards).filter(({ id }) => !opened.has(id)).length;
  if (left === 0) return null;
  return `Open ${left === 1 ? "the evidence that is left" : `${formatCount(left, "piece")} of evidence`} first (e).`;
}
