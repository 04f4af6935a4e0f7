import "server-only";
import type { ChainId, EventDraft, HistoryEvent } from "@/lib/core/ledger/history-event";
import { project } from "@/lib/core/projections/project";
import type { Sql } from "../db/sql";
import { applyChange } from "../projections/apply-change";
import { type ChainHead, dataText, GENESIS, historyBody, leafHash } from "./history-body";
import { newId } from "./ids";

/**
 * Appends entries to their chains and moves the read models, inside the caller's transaction. Heads are locked in one
 * order, so that appenders wait for each other instead of deadlocking. A repeated key raises PostgreSQL's 23505.
 */
export async function append(sql: Sql, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const heads = await lockHeads(sql, [...new Set(drafts.map((draft) => draft.chain))]);
  await writeEntries(sql, drafts, heads);
  await moveHeads(sql, heads);
  for (const draft of drafts) await applyProjections(sql, draft);
}

export async function applyProjections(sql: Sql, event: HistoryEvent): Promise<void> {
  for (const change of project(event)) await applyChange(sql, change);
}

export type Heads = Map<ChainId, ChainHead>;

/** Locks the heads of chains, in order; a chain that doesn't exist yet begins here. */
export async function lockHeads(sql: Sql, chains: readonly ChainId[]): Promise<Heads> {
  const wanted = [...chains].sort();
  const read = () =>
    sql.query<{ pact_id: ChainId; seq: string; head: Buffer }>(`select pact_id, seq, head from pact_head where pact_id = any($1) order by pact_id for update`, [
      wanted,
    ]);
  let rows = await read();
  if (rows.length < wanted.length) {
    await sql.query(`insert into pact_head (pact_id, seq, head) select id, 0, $2 from unnest($1::text[]) id order by id on conflict do nothing`, [
      wanted,
      GENESIS,
    ]);
    rows = await read();
  }
  return new Map(rows.map((row) => [row.pact_id, { chain: row.pact_id, seq: BigInt(row.seq), head: row.head }]));
}

export type Entry = { pact: ChainId; seq: bigint; type: string; body: string; prev: Buffer; leaf: Buffer; at: string; actor: string; key: string };

/** The next entry of a chain; moves the head in memory. */
export function nextEntry(draft: EventDraft, data: string, heads: Heads): Entry {
  const head = heads.get(draft.chain);
  if (!head) throw new Error(`The head of chain ${draft.chain} isn't locked.`);
  const seq = head.seq + 1n;
  const prev = head.head;
  const body = historyBody(draft, data, seq, prev);
  const leaf = leafHash(body);
  heads.set(draft.chain, { chain: draft.chain, seq, head: leaf });
  return { pact: draft.chain, seq, type: draft.type, body, prev, leaf, at: draft.at, actor: draft.actor, key: draft.key ?? newId("evt", Date.parse(draft.at)) };
}

/** One statement for a whole group. Bytes travel as hex: an array of bytea costs more to write than to decode. */
export const INSERT_ENTRIES = `insert into history (pact_id, seq, type, body, prev, leaf, recorded_at, actor, idempotency_key)
  select e.pact, e.seq, e.type, e.body, decode(e.prev, 'hex'), decode(e.leaf, 'hex'), e.at, e.actor, e.key
  from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::text[])
    as e(pact, seq, type, body, prev, leaf, at, actor, key)`;

export const entryColumns = (entries: readonly Entry[]): unknown[] => [
  entries.map((e) => e.pact),
  entries.map((e) => e.seq.toString()),
  entries.map((e) => e.type),
  entries.map((e) => e.body),
  entries.map((e) => e.prev.toString("hex")),
  entries.map((e) => e.leaf.toString("hex")),
  entries.map((e) => e.at),
  entries.map((e) => e.actor),
  entries.map((e) => e.key),
];

async function writeEntries(sql: Sql, drafts: readonly EventDraft[], heads: Heads): Promise<void> {
  const entries = drafts.map((draft) => nextEntry(draft, dataText(draft.data), heads));
  await sql.query(INSERT_ENTRIES, entryColumns(entries));
}

export async function moveHeads(sql: Sql, heads: Heads): Promise<void> {
  const all = [...heads.values()];
  await sql.query(
    `update pact_head h set seq = n.seq, head = decode(n.head, 'hex') from unnest($1::text[], $2::bigint[], $3::text[]) as n(pact, seq, head) where h.pact_id = n.pact`,
    [all.map((h) => h.chain), all.map((h) => h.seq.toString()), all.map((h) => h.head.toString("hex"))],
  );
}
