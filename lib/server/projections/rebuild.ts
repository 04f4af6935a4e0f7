import "server-only";
import { READ_MODELS } from "@/lib/core/projections/read-models";
import { ok } from "@/lib/core/result";
import { transact } from "../ledger/transact";
import { passedBoundaries } from "../trust/passed-boundaries";
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
    const passed = await passedBoundaries(tx);
    await tx.query(`truncate ${READ_MODELS.map((table) => `"${table}"`).join(", ")}`);
    const entries = await replay(tx, onProgress);
    // Timers of lanes follow from the facts, not from history; boundaries that passed unnoticed keep their instants.
    await refreshDelegations(tx, passed);
    return ok(entries);
  });
  if (!answer.ok) throw new Error("A rebuild refuses nothing.");
  return answer.value;
}
