import "server-only";
import type { ActorId } from "@/lib/core/ids";
import type { EventDraft } from "@/lib/core/ledger/history-event";
import type { ReviewRow } from "@/lib/core/projections/rows";
import type { Moment } from "@/lib/core/reviews/moment";
import type { ReviewFact, ReviewIds } from "@/lib/core/reviews/review-fact";
import type { Instant } from "@/lib/core/time";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";

/** Writes what happened to an item into its pact's chain. `key` makes the first entry refuse a repeat. */
export async function appendFacts(tx: Tx, review: Pick<ReviewRow, "pactId">, facts: readonly ReviewFact[], actor: ActorId, key?: string): Promise<void> {
  const drafts = facts.map((fact, index): EventDraft => ({ ...fact, chain: review.pactId, at: tx.iso, actor, ...(key && index === 0 ? { key } : {}) }));
  if (drafts.length > 0) await tx.append(...drafts);
}

export const momentOf = (tx: Tx): Moment => ({ at: tx.at, iso: (instant: Instant) => new Date(instant).toISOString() });

export const reviewIds = (tx: Tx): ReviewIds => ({ timer: newId("tmr", tx.at), grant: newId("grt", tx.at), grantTimer: newId("tmr", tx.at) });
