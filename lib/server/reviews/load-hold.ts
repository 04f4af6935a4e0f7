import "server-only";
import type { HoldAnswer } from "@/lib/contract/reviews";
import type { GrantId } from "@/lib/core/ids";
import type { Constraint } from "@/lib/core/pacts/pact-document";
import { type GrantState, holdMove } from "@/lib/core/reviews/hold-answer";
import type { Instant } from "@/lib/core/time";
import type { KeyActor } from "../auth/actor";
import type { Sql } from "../db/sql";
import { loadReviewRow } from "./review-row";

type Grant = { id: GrantId; expires_at: Date; used_at: Date | null; voided_at: Date | null; constraints: Constraint[] };

/** The hold as its agent may see it; null for anybody else's, so that an id tells nothing. */
export async function loadHold(sql: Sql, actor: KeyActor, id: string, now: Instant): Promise<HoldAnswer | null> {
  const review = await loadReviewRow(sql, id);
  if (!review || actor.agentId === null || review.agentId !== actor.agentId) return null;
  const [grant] = await sql.query<Grant>(
    "select id, expires_at, used_at, voided_at, constraints from approval_grant where review_id = $1 order by minted_at desc limit 1",
    [review.id],
  );
  const { status, reason, next } = holdMove(review, grant ? stateOf(grant, now) : null);
  const waiting = status === "open" ? { dueAt: review.dueAt, silence: review.frozen.silence } : {};
  const collectable = grant && (reason === "ok" || reason === "narrowed");
  return {
    id: review.id,
    status,
    reason: { code: reason },
    next: { ...next, ...(status === "open" ? { hold: review.id } : {}) },
    ...waiting,
    ...(collectable ? { grant: grant.id, grantExpiresAt: grant.expires_at.toISOString(), conditions: grant.constraints } : {}),
  };
}

const stateOf = ({ used_at: used, voided_at: voided, expires_at: expires }: Grant, now: Instant): GrantState =>
  used ? "used" : voided || expires.getTime() <= now ? "over" : "unused";
