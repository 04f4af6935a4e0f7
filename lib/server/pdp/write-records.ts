import "server-only";
import type { Sql } from "../db/sql";
import { entryColumns, type Heads, INSERT_ENTRIES, moveHeads, nextEntry } from "../ledger/append";
import { keepPrivate } from "../ledger/private-text";
import type { DecisionRecord } from "./decision-record";

/** The columns of a decision, as the recording statement reads them from JSON. */
const DECISION_COLUMNS = `id text, at timestamptz, agent text, agent_id text, build_id text, workflow text, action text, action_id text,
  action_digest text, request_commit text, run_id text, verdict text, lane text, reason_code text, contributions jsonb, constraints jsonb, next jsonb,
  valid_until timestamptz, epoch int, snapshot_hash text, pact_id text, version int, also_pacts text[], mode text, would jsonb, review_id text,
  grant_id text, key_id text, idempotency_key text, idempotency_digest text, amount_minor bigint, currency text, flags text[]`;

const INSERT_DECISION = `insert into decision (id, at, agent, agent_id, build_id, workflow, action, action_id, action_digest, request_commit, run_id,
    verdict, lane, reason_code, contributions, constraints, next, valid_until, epoch, snapshot_hash, pact_id, version, also_pacts, mode, would, review_id,
    grant_id, key_id, idempotency_key, idempotency_digest, amount_minor, currency, flags)
  select d.id, d.at, d.agent, d.agent_id, d.build_id, d.workflow, d.action, d.action_id, d.action_digest, decode(d.request_commit, 'hex'), d.run_id,
    d.verdict, d.lane, d.reason_code, d.contributions, d.constraints, d.next, d.valid_until, d.epoch, d.snapshot_hash, d.pact_id, d.version, d.also_pacts,
    d.mode, d.would, d.review_id, d.grant_id, d.key_id, d.idempotency_key, d.idempotency_digest, d.amount_minor, d.currency, d.flags`;

/** Writes a record inside a transaction that has locked the heads of its chains. */
export async function writeRecord(sql: Sql, record: DecisionRecord, heads: Heads): Promise<void> {
  await keepPrivate(sql, [record.request]);
  await sql.query(INSERT_ENTRIES, entryColumns(record.entries.map(({ draft, data }) => nextEntry(draft, data, heads))));
  await moveHeads(sql, heads);
  await sql.query(`${INSERT_DECISION} from json_to_record($1::json) as d(${DECISION_COLUMNS})`, [JSON.stringify(record.row)]);
}
