import "server-only";
import { randomUUID } from "node:crypto";
import type { ClaimAnswer } from "@/lib/contract/reviews";
import type { MemberId, ReviewId } from "@/lib/core/ids";
import { MINUTE } from "@/lib/core/time";
import type { Sql } from "../db/sql";
import type { Tx } from "../ledger/transact";
import { LIVE_CHANNEL } from "../live/hub";

/** How long a claim lasts without being renewed. */
const LEASE = 2 * MINUTE;

type Claim = { member_id: MemberId; token: string; expires_at: Date; name: string };

const readClaim = async (sql: Sql, reviewId: string): Promise<Claim | undefined> =>
  (
    await sql.query<Claim>("select c.member_id, c.token, c.expires_at, m.name from review_claim c join member m on m.id = c.member_id where c.review_id = $1", [
      reviewId,
    ])
  )[0];

/**
 * Takes or renews a claim: a lease that tells the others who is deciding. It stops nobody from deciding; the item's own
 * lock is the referee. Of two at once the row decides.
 */
export async function takeClaim(tx: Tx, reviewId: ReviewId, member: MemberId, force = false): Promise<ClaimAnswer & { from: MemberId | null }> {
  const before = await readClaim(tx, reviewId);
  const expires = new Date(tx.at + LEASE).toISOString();
  await tx.query(
    `insert into review_claim as c (review_id, member_id, token, expires_at) values ($1, $2, $3, $4)
      on conflict (review_id) do update set member_id = excluded.member_id, expires_at = excluded.expires_at,
        token = case when c.member_id = excluded.member_id then c.token else excluded.token end
      where c.member_id = $2 or c.expires_at <= $5 or $6`,
    [reviewId, member, randomUUID(), expires, tx.iso, force],
  );
  const now = await readClaim(tx, reviewId);
  if (!now) throw new Error(`The claim of ${reviewId} vanished.`);
  const acquired = now.member_id === member;
  const live = before && before.expires_at.getTime() > tx.at ? before : null;
  if (acquired && live?.member_id !== member) await tellClaims(tx);
  return {
    acquired,
    heldBy: now.name,
    expiresAt: now.expires_at.toISOString(),
    token: acquired ? now.token : null,
    from: live && live.member_id !== member ? live.member_id : null,
  };
}

export async function dropClaim(tx: Tx, reviewId: ReviewId, member: MemberId): Promise<void> {
  const dropped = await tx.query<{ review_id: string }>("delete from review_claim where review_id = $1 and member_id = $2 returning review_id", [
    reviewId,
    member,
  ]);
  if (dropped.length > 0) await tellClaims(tx);
}

/** The item was decided: nobody holds it any more. */
export async function endClaim(tx: Tx, reviewId: ReviewId): Promise<void> {
  await tx.query("delete from review_claim where review_id = $1", [reviewId]);
}

/** Whether a claim that somebody decided under has gone to somebody else meanwhile. Who held none has lost none. */
export async function claimLost(tx: Tx, reviewId: ReviewId, member: MemberId, token: string | undefined): Promise<boolean> {
  if (token === undefined) return false;
  const claim = await readClaim(tx, reviewId);
  return claim !== undefined && claim.member_id !== member && claim.expires_at.getTime() > tx.at;
}

/** Claims are rows, not history; those who look are told all the same. */
async function tellClaims(tx: Tx): Promise<void> {
  await tx.query("select pg_notify($1, $2)", [LIVE_CHANNEL, JSON.stringify({ kind: "commit", types: ["review.claimed"], snapshot: false })]);
}
