// Takes the writer's place in one contestant: the same record, chained the same way, one autocommit INSERT per request on
// sixteen connections. It leaves out what would make it slower still: the lock on the chain's head, and the fence.
import pg from "pg";
import type { ChainId } from "@/lib/core/ledger/history-event";
import { type Heads, nextEntry } from "@/lib/server/ledger/append";
import type { DecisionRecord } from "@/lib/server/pdp/decision-record";
import type { Written } from "@/lib/server/pdp/writer";

const JSON_COLUMNS = new Set(["contributions", "constraints", "next", "would"]);

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const heads = await readHeads();
let text = "";

async function readHeads(): Promise<Heads> {
  const { rows } = await pool.query<{ pact_id: ChainId; seq: string; head: Buffer }>("select pact_id, seq::text, head from pact_head");
  return new Map(rows.map((row) => [row.pact_id, { chain: row.pact_id, seq: BigInt(row.seq), head: row.head }]));
}

async function write({ entries: [{ draft, data }], row, request }: DecisionRecord): Promise<Written> {
  const entry = nextEntry(draft, data, heads);
  const commit = Buffer.from(request.commit, "hex");
  const columns = Object.keys(row);
  const values = columns.map((name) => {
    if (name === "request_commit") return commit;
    return JSON_COLUMNS.has(name) && row[name] !== null ? JSON.stringify(row[name]) : row[name];
  });
  text ||= statement(columns);
  const { pact, seq, type, body, prev, leaf, at, actor, key } = entry;
  await pool.query({
    name: "insert-decision",
    text,
    values: [commit, request.salt, request.value, pact, seq.toString(), type, body, prev, leaf, at, actor, key, ...values],
  });
  return "written";
}

const statement = (columns: readonly string[]): string => `with texts as (insert into private_text (commit, salt, value) values ($1, $2, $3)),
  entries as (
    insert into history (pact_id, seq, type, body, prev, leaf, recorded_at, actor, idempotency_key) values ($4, $5, $6, $7, $8, $9, $10, $11, $12)
  )
  insert into decision (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 13}`).join(", ")})`;

export const writer = { write, close: () => pool.end() };
