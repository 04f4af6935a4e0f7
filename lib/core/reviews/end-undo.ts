import { contributionKey } from "../decisions/snapshot";
import type { GrantRow, ReviewRow } from "../projections/rows";
import { type Duration, MINUTE } from "../time";
import { narrowedSince, type Standing } from "./approvable";
import { approvalsOf } from "./eyes";
import { instantOf, type Moment } from "./moment";
import type { ReviewFact, ReviewIds } from "./review-fact";

const GRANT_LIFE: Duration = 30 * MINUTE;
const SHORTER_LIFE: Duration = 5 * MINUTE;

/**
 * What follows when an approval can't be taken back any more: the grant, or, where the agent was narrowed after the action
 * was held, that the approval comes to nothing. Empty while the window runs, or when it was undone meanwhile.
 */
export function endUndo(review: ReviewRow, standing: Standing, { at, iso }: Moment, ids: ReviewIds): ReviewFact[] {
  if (review.status !== "approved_pending" || review.effectiveAt === null || at < instantOf(review.effectiveAt)) return [];
  const why = narrowedSince(review, standing);
  if (why) return [{ type: "review.outcome", data: { review: review.id, status: "void", at: iso(at), why } }];
  const approvals = approvalsOf(review);
  const conditional = approvals.some(({ verb }) => verb === "conditions");
  const life = approvals.some(({ verb, reason }) => verb === "conditions" && reason === "shorter_life") ? SHORTER_LIFE : GRANT_LIFE;
  const grant: GrantRow = {
    id: ids.grant,
    reviewId: review.id,
    agentId: review.agentId,
    actionDigest: review.actionDigest,
    pactId: review.pactId,
    // As they stood at the hold, so that any narrowing since kills the grant.
    epoch: review.frozen.epochs[review.pactId] ?? 0,
    epochs: review.frozen.epochs,
    cleared: review.contributions.filter(({ effectiveFloor }) => effectiveFloor === "hold").map(contributionKey),
    constraints: approvals.flatMap(({ conditions }) => conditions),
    mintedAt: iso(at),
    expiresAt: iso(at + life),
    usedBy: null,
    usedAt: null,
    voidedAt: null,
    voidReason: null,
  };
  const timers = [{ id: ids.grantTimer, kind: "grant_expires" as const, ref: grant.id, dueAt: grant.expiresAt }];
  return [
    { type: "review.outcome", data: { review: review.id, status: conditional ? "approved_with_conditions" : "approved", at: iso(at), why: "decided" } },
    { type: "grant.minted", data: { grant, timers } },
  ];
}
