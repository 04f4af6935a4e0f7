import "server-only";
import type { DecisionFilter, DecisionRow } from "@/lib/contract/decision-rows";
import { LANES, type Lane, type Verdict } from "@/lib/core/closed-lists";
import type { Json } from "@/lib/core/json";
import type { RecordedReason } from "@/lib/core/ledger/event-data";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";
import { readPrivate } from "../ledger/private-text";

const PAGE = 50;

export type StoredDecision = {
  id: DecisionRow["id"];
  at: Date;
  agent: string;
  workflow: string;
  action: string;
  verdict: Verdict;
  lane: Lane;
  reason_code: DecisionRow["code"];
  mode: DecisionRow["mode"];
  would: DecisionRow["would"];
  amount_minor: string | null;
  currency: string | null;
  contributions: RecordedReason[];
  constraints: unknown[];
  request: string;
  valid_until: Date | null;
  execution: DecisionRow["execution"];
  review_id: DecisionRow["reviewId"];
};

const COLUMNS = `d.id, d.at, d.agent, d.workflow, d.action, d.verdict, d.lane, d.reason_code, d.mode, d.would, d.amount_minor, d.currency, d.contributions,
  d.constraints, encode(d.request_commit, 'hex') as request, d.valid_until, d.execution, d.review_id`;

/** What stands in private text beside a decision. */
export type KeptRequest = { args: Record<string, Json>; context: Record<string, Json>; facts: Json[]; supports: string[]; fingerprint: string | null };

const sql: Sql = { query: async (text, values = []) => (await pool.query(text, [...values])).rows };

/** Decisions, the newest first, a page at a time. `older` is where the next page begins. */
export async function listDecisions(_actor: Actor, filter: DecisionFilter, limit = PAGE): Promise<{ rows: DecisionRow[]; older: DecisionRow["id"] | null }> {
  const found = await sql.query<StoredDecision>(
    `select ${COLUMNS} from decision d
      where ($1::text is null or d.agent_id = (select id from agent where slug = $1 or id = $1)) and ($2::text is null or d.verdict = $2) and ($3::text is null or (d.at, d.id) < (select b.at, b.id from decision b where b.id = $3))
      order by d.at desc, d.id desc limit $4`,
    [filter.agent ?? null, filter.verdict ?? null, filter.before ?? null, limit + 1],
  );
  const page = found.slice(0, limit);
  const kept = await readPrivate(
    sql,
    page.map(({ request }) => request),
  );
  const rows = page.map((row) => decisionRow(row, (kept.get(row.request) ?? null) as KeptRequest | null));
  return { rows, older: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** The strictest reason that still stands after overrides and approvals, and else the strictest of all. */
function headline(contributions: readonly RecordedReason[]): number {
  let best = -1;
  const weight = ({ effectiveLane, lane }: RecordedReason): number => LANES.indexOf(effectiveLane) * LANES.length + LANES.indexOf(lane);
  contributions.forEach((one, i) => {
    const known = contributions[best];
    if (!known || weight(one) > weight(known)) best = i;
  });
  return best;
}

export function decisionRow(row: StoredDecision, kept: KeptRequest | null): DecisionRow {
  const first = headline(row.contributions);
  const reason = row.contributions[first];
  return {
    id: row.id,
    at: row.at.toISOString(),
    agent: row.agent,
    workflow: row.workflow,
    action: row.action,
    verdict: row.verdict,
    constrained: row.constraints.length > 0,
    lane: row.lane,
    code: row.reason_code,
    mode: row.mode,
    would: row.would,
    amount: row.amount_minor === null ? null : { minor: Number(row.amount_minor), currency: row.currency ?? "" },
    reason: reason
      ? { kind: reason.kind, lane: reason.lane, clause: reason.clause, evidence: reason.evidence, remedy: reason.remedy, facts: kept?.facts[first] ?? null }
      : null,
    cleared: reason !== undefined && reason.effectiveFloor !== reason.floor,
    validUntil: row.valid_until?.toISOString() ?? null,
    execution: row.execution,
    reviewId: row.review_id,
  };
}
