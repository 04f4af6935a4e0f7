import "server-only";
import type { TimerKind } from "@/lib/core/projections/rows";
import { ok } from "@/lib/core/result";
import type { Instant } from "@/lib/core/time";
import { unitQuiet } from "../evidence/unit-quiet";
import { type Tx, transact } from "../ledger/transact";
import { grantExpired } from "../reviews/grant-expired";
import { holdDue } from "../reviews/hold-due";
import { undoOver } from "../reviews/undo-over";
import { passedBoundaries } from "../trust/passed-boundaries";
import { refreshDelegations } from "../trust/refresh-delegations";

type Due = { id: string; kind: TimerKind; ref: string; due_at: Date };

/** What happens when a timer's instant has come. Handlers find out for themselves whether there is still anything to do. */
const HANDLERS: Record<Exclude<TimerKind, "lane_boundary">, (tx: Tx, ref: never) => Promise<void>> = {
  hold_due: holdDue,
  undo_over: undoOver,
  grant_expires: grantExpired,
  unit_quiet: unitQuiet,
};

/**
 * Fires everything that is due at `at`, each timer once: its row is locked while its consequences are written, and a second
 * process passes it by. Returns how many fired. A timer that can't fire keeps none of the others from firing; it is tried
 * again at the next tick, and this one says that it failed.
 */
export async function tick(at: Instant): Promise<number> {
  const failures = new Map<string, unknown>();
  let fired = await laneBoundaries(at);
  for (let timer = await fireNext(at, failures); timer !== null; timer = await fireNext(at, failures)) if (!failures.has(timer)) fired++;
  const [first] = failures.values();
  if (first !== undefined) throw first;
  return fired;
}

/** Lanes follow from time and facts together, so one look at all of them serves every boundary that has passed. */
async function laneBoundaries(at: Instant): Promise<number> {
  const answer = await transact(at, async (tx) => {
    const due = await tx.query("select 1 from timer where kind = 'lane_boundary' and due_at <= $1 and fired_at is null and cancelled_at is null limit 1", [
      tx.iso,
    ]);
    if (due.length === 0) return ok(0);
    await tx.moveSnapshot();
    const passed = await passedBoundaries(tx);
    await tx.query("update timer set fired_at = $1 where kind = 'lane_boundary' and due_at <= $1 and fired_at is null and cancelled_at is null", [tx.iso]);
    if (passed.size > 0) await refreshDelegations(tx, passed);
    return ok(passed.size);
  });
  return answer.ok ? answer.value : 0;
}

/** The id of the timer that was tried; null: nothing else is due. */
async function fireNext(at: Instant, failures: Map<string, unknown>): Promise<string | null> {
  let tried: string | null = null;
  try {
    await transact(at, async (tx) => {
      const [timer] = await tx.query<Due>(
        `select id, kind, ref, due_at from timer where kind <> 'lane_boundary' and due_at <= $1 and fired_at is null and cancelled_at is null and id <> all($2)
          order by due_at, id limit 1 for update skip locked`,
        [tx.iso, [...failures.keys()]],
      );
      tried = timer?.id ?? null;
      if (!timer || timer.kind === "lane_boundary") return ok(null);
      const { kind, ref } = timer;
      await tx.append({ type: "timer.fired", chain: "org", at: tx.iso, actor: "system", data: { kind, ref, dueAt: timer.due_at.toISOString() } });
      await HANDLERS[kind](tx, ref as never);
      return ok(null);
    });
  } catch (error) {
    // Without a timer to pass by it is the database that fails, and every other would too.
    if (tried === null) throw error;
    failures.set(tried, error);
  }
  return tried;
}
