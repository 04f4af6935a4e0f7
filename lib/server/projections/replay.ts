import "server-only";
import { readBody } from "@/lib/core/history/check-entry";
import type { HistoryEvent } from "@/lib/core/ledger/history-event";
import { readFractions } from "@/lib/core/ledger/read-fractions";
import { project } from "@/lib/core/projections/project";
import type { Sql } from "../db/sql";
import { applyChange } from "./apply-change";

const BATCH = 2_000;

/** Applies every entry of history to the read models, in the order in which they were written. Returns how many there were. */
export async function replay(sql: Sql, onProgress?: (done: number) => void): Promise<number> {
  let done = 0;
  for (let last = "0"; ; ) {
    const rows = await sql.query<{ id: string; pact_id: string; seq: string; body: string }>(
      `select id, pact_id, seq, body from history where id > $1 order by id limit ${BATCH}`,
      [last],
    );
    for (const row of rows) for (const change of project(eventOf(row))) await applyChange(sql, change);
    done += rows.length;
    onProgress?.(done);
    if (rows.length < BATCH) return done;
    last = rows.at(-1)?.id ?? last;
  }
}

function eventOf({ pact_id, seq, body }: { pact_id: string; seq: string; body: string }): HistoryEvent {
  const read = readBody(body);
  if (!read) throw new Error(`Entry ${seq} of chain ${pact_id} can't be read. npm run verify-history says more.`);
  const { type, pact, at, actor, data } = read;
  // What was written was typed when it was written; a kind this release doesn't know moves no read model.
  return { type, chain: pact, at, actor, data: readFractions(data) } as HistoryEvent;
}
