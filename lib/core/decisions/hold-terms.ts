import { type Silence, TIERS, type Tier } from "../closed-lists";
import type { ReviewTerms } from "../pacts/pact-document";
import { MINUTE, parseDuration } from "../time";
import type { Contribution, HoldTerms } from "./decision";
import type { Question } from "./question";
import type { Governing } from "./step";
import { tierOf } from "./tier";

/** Strictness of silence: a refusal ends the wait, keeping on holding and handing up only prolong it. */
const SILENCE_RANK: Record<Silence, number> = { hand_up: 0, keep_holding: 1, deny: 2 };
const UNREADABLE_ANSWER_TIME = 15 * MINUTE;

const answerTime = (terms: ReviewTerms): number => parseDuration(terms.answerWithin) ?? UNREADABLE_ANSWER_TIME;

/**
 * The terms a hold freezes. Queue, levels and reroute come from the headline: the strictest hold contribution. Time,
 * silence and tier are the strictest over all of them, and the groups of all must be satisfied: one clause's wait never
 * loosens another's.
 */
export function holdTerms(contributions: readonly Contribution[], question: Question, governing: readonly Governing[]): HoldTerms | null {
  const held = contributions.filter((c) => c.effectiveFloor === "hold" && c.review !== null);
  const headline = held[0];
  const terms = headline?.review;
  const one = governing.find((g) => g.pact.id === headline?.pact);
  if (!headline || !terms || !one) return null;
  const all = held.flatMap((c) => (c.review ? [c.review] : []));
  const tiers: Tier[] = [tierOf(question), ...all.flatMap((t) => (t.tier ? [t.tier] : []))];
  return {
    pact: one.pact.id,
    version: one.pact.version,
    clause: headline.clause,
    tier: TIERS.find((tier) => tiers.includes(tier)) ?? 1,
    queue: terms.queue,
    answerWithin: Math.min(...all.map(answerTime)),
    handUp: [...terms.handUp],
    silence: all.map((t) => t.silence).reduce((a, b) => (SILENCE_RANK[b] > SILENCE_RANK[a] ? b : a)),
    groups: [...new Set(all.flatMap((t) => t.groups))].sort(),
    reroute: terms.reroute ?? null,
  };
}
