import "server-only";
import { READ_MODELS } from "@/lib/core/projections/read-models";
import { ok } from "@/lib/core/result";
import { type Tx, transact } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";
import { replay } from "./replay";

/**
 * Empties every read model and fills it again from history, in one transaction: others see the old rows or the new ones.
 * Writers wait meanwhile. Returns how many entries were replayed.
 */
export async function rebuildProjections(at: number, onProgress?: (done: number) => void): Promise<number> {
  const answer = await transact(at, async (tx) => {
    await tx.moveSnapshot();
    // Nobody appends while the replay runs; what is being written now is waited for.
    await tx.query("lock table history in share row exclusive mode");
    const overdue = await firstOverdueBoundary(tx);
    await tx.query(`truncate ${READ_MODELS.map((table) => `"${table}"`).join(", ")}`);
    const entries = await replay(tx, onProgress);
    // Timers of lanes follow from the facts, not from history; a boundary that passed unnoticed keeps its instant.
    await refreshDelegations(tx, overdue ?? tx.at);
    return ok(entries);
  });
  if (!answer.ok) throw new Error("A rebuild refuses nothing.");
  return answer.value;
}

async function firstOverdueBoundary(tx: Tx): Promise<number | null> {
  const [row] = await tx.query<{ due: Date | null }>(
    "select min(due_at) as due from timer where kind = 'lane_boundary' and due_at <= $1 and fired_at is null and cancelled_at is null",
    [tx.iso],
  );
  return row?.due?.getTime() ?? null;
}
