import "server-only";
import type { Sql } from "../db/sql";
import { entryColumns, type Heads, nextEntry } from "../ledger/append";
import { dataText } from "../ledger/history-body";
import type { DecisionRecord } from "./decision-record";

/** A statement of this shape for every group, so that PostgreSQL plans it once. */
export const WRITE_RECORDS = {
  name: "write-decisions",
  text: `with texts as (
    insert into private_text (commit, salt, value)
      select decode(t.commit, 'hex'), decode(t.salt, 'hex'), t.value from unnest($10::text[], $11::text[], $12::text[]) as t(commit, salt, value)
  ), entries as (
    insert into history (pact_id, seq, type, body, prev, leaf, recorded_at, actor, idempotency_key)
      select e.pact, e.seq, e.type, e.body, decode(e.prev, 'hex'), decode(e.leaf, 'hex'), e.at, e.actor, e.key
      from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::text[])
        as e(pact, seq, type, body, prev, leaf, at, actor, key)
  ), heads as (
    update pact_head h set seq = n.seq, head = decode(n.head, 'hex')
      from unnest($13::text[], $14::bigint[], $15::text[]) as n(pact, seq, head) where h.pact_id = n.pact
  )
  insert into decision (id, at, agent, agent_id, build_id, workflow, action, action_id, action_digest, request_commit, run_id, verdict, lane, reason_code,
      contributions, constraints, next, valid_until, epoch, snapshot_hash, pact_id, version, also_pacts, mode, would, review_id, grant_id, key_id,
      idempotency_key, idempotency_digest, amount_minor, currency, flags)
    select d.id, d.at, d.agent, d.agent_id, d.build_id, d.workflow, d.action, d.action_id, d.action_digest, decode(d.request_commit, 'hex'), d.run_id, d.verdict,
      d.lane, d.reason_code, d.contributions, d.constraints, d.next, d.valid_until, d.epoch, d.snapshot_hash, d.pact_id, d.version, d.also_pacts, d.mode,
      d.would, d.review_id, d.grant_id, d.key_id, d.idempotency_key, d.idempotency_digest, d.amount_minor, d.currency, d.flags
    from json_to_recordset($16::json) as d(id text, at timestamptz, agent text, agent_id text, build_id text, workflow text, action text, action_id text,
      action_digest text, request_commit text, run_id text, verdict text, lane text, reason_code text, contributions jsonb, constraints jsonb, next jsonb,
      valid_until timestamptz, epoch int, snapshot_hash text, pact_id text, version int, also_pacts text[], mode text, would jsonb, review_id text,
      grant_id text, key_id text, idempotency_key text, idempotency_digest text, amount_minor bigint, currency text, flags text[])`,
} as const;

/** The parameters of one group; moves the heads in memory. */
export function recordValues(records: readonly DecisionRecord[], heads: Heads): unknown[] {
  const entries = records.flatMap((record) => {
    const [first] = record.drafts;
    const text = first ? dataText(first.data) : "";
    return record.drafts.map((draft) => nextEntry(draft, draft === first ? text : dataText(draft.data), heads));
  });
  const moved = [...heads.values()];
  return [
    ...entryColumns(entries),
    records.map((r) => r.request.commit),
    records.map((r) => r.request.salt.toString("hex")),
    records.map((r) => r.request.value),
    moved.map((h) => h.chain),
    moved.map((h) => h.seq.toString()),
    moved.map((h) => h.head.toString("hex")),
    JSON.stringify(records.map((r) => r.row)),
  ];
}

/** Writes records inside a transaction that has locked the heads of their chains. */
export async function writeRecords(sql: Sql, records: readonly DecisionRecord[], heads: Heads): Promise<void> {
  await sql.query(WRITE_RECORDS.text, recordValues(records, heads));
}
