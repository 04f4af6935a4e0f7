// Takes the writer's place in one contestant: the same record, chained the same way, one autocommit INSERT per request on
// sixteen connections. It leaves out what would make it slower still: the lock on the chain's head, and the fence.
import pg from "pg";
import type { ChainId } from "@/lib/core/ledger/history-event";
import { type Heads, nextEntry } from "@/lib/server/ledger/append";
import type { DecisionRecord } from "@/lib/server/pdp/decision-record";
import { DECISION_COLUMNS, INSERT_DECISION } from "@/lib/server/pdp/write-records";
import type { Written } from "@/lib/server/pdp/writer";

const INSERT = {
  name: "insert-decision",
  text: `with d as materialized (
    select * from json_to_record($1::json) as d(${DECISION_COLUMNS}, chain text, seq bigint, body text, prev text, leaf text, entry_key text, salt text, request text)
  ), texts as (
    insert into private_text (commit, salt, value) select decode(d.request_commit, 'hex'), decode(d.salt, 'hex'), d.request from d
  ), entries as (
    insert into history (pact_id, seq, type, body, prev, leaf, recorded_at, actor, idempotency_key)
      select d.chain, d.seq, 'decision.made', d.body, decode(d.prev, 'hex'), decode(d.leaf, 'hex'), d.at, d.key_id, d.entry_key from d
  )
  ${INSERT_DECISION} from d`,
};

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const heads: Heads = await readHeads();

async function readHeads(): Promise<Heads> {
  const { rows } = await pool.query<{ pact_id: ChainId; seq: string; head: Buffer }>("select pact_id, seq::text, head from pact_head");
  return new Map(rows.map((row) => [row.pact_id, { chain: row.pact_id, seq: BigInt(row.seq), head: row.head }]));
}

async function write({ entries: [{ draft, data }], row, request }: DecisionRecord): Promise<Written> {
  const entry = nextEntry(draft, data, heads);
  const inserted = {
    ...row,
    chain: entry.pact,
    seq: entry.seq.toString(),
    body: entry.body,
    prev: entry.prev.toString("hex"),
    leaf: entry.leaf.toString("hex"),
    entry_key: entry.key,
    salt: request.salt.toString("hex"),
    request: request.value,
  };
  await pool.query({ ...INSERT, values: [JSON.stringify(inserted)] });
  return "written";
}

export const writer = { write, close: () => pool.end() };
