import "server-only";
import type { ReviewId } from "@/lib/core/ids";
import type { ReviewRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

/** A `review` row as PostgreSQL hands it over, under the names of the core. */
export type StoredReview = Omit<ReviewRow, "openedAt" | "dueAt" | "holdUntil" | "effectiveAt" | "outcomeAt" | "amountMinor"> & {
  openedAt: Date;
  dueAt: Date;
  holdUntil: Date;
  effectiveAt: Date | null;
  outcomeAt: Date | null;
  amountMinor: string | null;
};

/** Select list for `StoredReview`; `r` is the table. */
export const REVIEW_COLUMNS = `r.id, r.decision_id as "decisionId", r.agent_id as "agentId", r.run_id as "runId", r.workflow, r.action, r.action_digest as "actionDigest",
  encode(r.action_commit, 'hex') as "actionCommit", encode(r.request_commit, 'hex') as "requestCommit", r.pact_id as "pactId", r.version, r.clause_key as "clauseKey",
  r.status, r.tier, r.lane, r.queue, r.hand_up_level as "handUpLevel", r.opened_at as "openedAt", r.due_at as "dueAt", r.hold_until as "holdUntil", r.frozen,
  r.contributions, r.decisions, r.effective_at as "effectiveAt", r.outcome_at as "outcomeAt", r.amount_minor as "amountMinor", r.currency, r.row_version as "rowVersion"`;

export const reviewRow = (stored: StoredReview): ReviewRow => ({
  ...stored,
  openedAt: stored.openedAt.toISOString(),
  dueAt: stored.dueAt.toISOString(),
  holdUntil: stored.holdUntil.toISOString(),
  effectiveAt: stored.effectiveAt?.toISOString() ?? null,
  outcomeAt: stored.outcomeAt?.toISOString() ?? null,
  amountMinor: stored.amountMinor === null ? null : Number(stored.amountMinor),
});

/** The item, its row locked until the transaction ends: of two decisions at once the second sees what the first did. */
export async function lockReview(sql: Sql, id: string): Promise<ReviewRow | null> {
  const [stored] = await sql.query<StoredReview>(`select ${REVIEW_COLUMNS} from review r where r.id = $1 for update`, [id]);
  return stored ? reviewRow(stored) : null;
}

export async function loadReviewRow(sql: Sql, id: ReviewId | string): Promise<ReviewRow | null> {
  const [stored] = await sql.query<StoredReview>(`select ${REVIEW_COLUMNS} from review r where r.id = $1`, [id]);
  return stored ? reviewRow(stored) : null;
}
