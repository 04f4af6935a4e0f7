import "server-only";
import type { HistoryEntry } from "@/lib/core/history/history-entry";
import type { Sql } from "../db/sql";

const BATCH = 2_000;

export type EntryRecord = { pact_id: string; seq: string; type: string; body: string; prev: string; leaf: string; recorded_at: Date; actor: string };

export const ENTRY_COLUMNS = "pact_id, seq, type, body, encode(prev, 'hex') as prev, encode(leaf, 'hex') as leaf, recorded_at, actor";

export const entryOf = ({ pact_id, seq, type, body, prev, leaf, recorded_at, actor }: EntryRecord): HistoryEntry => ({
  pact: pact_id,
  seq: Number(seq),
  type,
  at: recorded_at.toISOString(),
  actor,
  prev,
  leaf,
  body,
});

/** A chain's entries in order, a batch at a time, so that memory stays flat however long the chain is. */
export async function* readEntries(sql: Sql, chain: string, { after = 0, upTo = Number.MAX_SAFE_INTEGER } = {}): AsyncGenerator<HistoryEntry[]> {
  for (let last = after; ; ) {
    const rows = await sql.query<EntryRecord>(
      `select ${ENTRY_COLUMNS} from history where pact_id = $1 and seq > $2 and seq <= $3 order by seq limit ${BATCH}`,
      [chain, last, upTo],
    );
    if (rows.length > 0) yield rows.map(entryOf);
    if (rows.length < BATCH) return;
    last = Number(rows.at(-1)?.seq);
  }
}
