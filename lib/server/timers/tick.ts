import "server-only";
import type { TimerKind } from "@/lib/core/projections/rows";
import { ok } from "@/lib/core/result";
import type { Instant } from "@/lib/core/time";
import { unitQuiet } from "../evidence/unit-quiet";
import { type Tx, transact } from "../ledger/transact";
import { grantExpired } from "../reviews/grant-expired";
import { holdDue } from "../reviews/hold-due";
import { undoOver } from "../reviews/undo-over";
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
 * process passes it by. Returns how many fired.
 */
export async function tick(at: Instant): Promise<number> {
  let fired = await laneBoundaries(at);
  while (await fireNext(at)) fired++;
  return fired;
}

/** Lanes follow from time and facts together, so one look at all of them serves every boundary that has passed. */
async function laneBoundaries(at: Instant): Promise<number> {
  const answer = await transact(at, async (tx) => {
    const due = await tx.query<Due>(
      "select id, kind, ref, due_at from timer where kind = 'lane_boundary' and due_at <= $1 and fired_at is null and cancelled_at is null order by due_at limit 1",
      [tx.iso],
    );
    const [first] = due;
    if (!first) return ok(0);
    await tx.moveSnapshot();
    const locked = await tx.query<Due>(
      "update timer set fired_at = $1 where kind = 'lane_boundary' and due_at <= $1 and fired_at is null and cancelled_at is null returning id, kind, ref, due_at",
      [tx.iso],
    );
    if (locked.length > 0) await refreshDelegations(tx, Math.min(...locked.map((timer) => timer.due_at.getTime())));
    return ok(locked.length);
  });
  return answer.ok ? answer.value : 0;
}

async function fireNext(at: Instant): Promise<boolean> {
  const answer = await transact(at, async (tx) => {
    const [timer] = await tx.query<Due>(
      `select id, kind, ref, due_at from timer where kind <> 'lane_boundary' and due_at <= $1 and fired_at is null and cancelled_at is null
        order by due_at, id limit 1 for update skip locked`,
      [tx.iso],
    );
    if (!timer || timer.kind === "lane_boundary") return ok(false);
    await tx.append({
      type: "timer.fired",
      chain: "org",
      at: tx.iso,
      actor: "system",
      data: { kind: timer.kind, ref: timer.ref, dueAt: timer.due_at.toISOString() },
    });
    await HANDLERS[timer.kind](tx, timer.ref as never);
    return ok(true);
  });
  return answer.ok && answer.value;
}
