import "server-only";
import type { PactId } from "@/lib/core/ids";
import type { RecordedReason } from "@/lib/core/ledger/event-data";
import { pool } from "../db/pool";

/** What spoke in each decision, from its record: answers to agents don't say. */
export async function readReasons(decisions: readonly string[]): Promise<Map<string, RecordedReason[]>> {
  const { rows } = await pool.query<{ id: string; contributions: RecordedReason[] }>("select id, contributions from decision where id = any($1)", [decisions]);
  return new Map(rows.map(({ id, contributions }) => [id, contributions]));
}

/** The queue item each decision waits in, with the groups that have to agree. */
export async function countOpenHolds(pact: PactId, holds: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(
    "select count(*) as n from review where pact_id = $1 and id = any($2) and status in ('open', 'approved_pending')",
    [pact, holds],
  );
  return Number(rows[0]?.n ?? 0);
}
