import "server-only";
import type { Tx } from "../ledger/transact";
import type { PassedBoundaries } from "./refresh-delegations";

/** Lane timers whose instant has come and whose change nobody has written down yet. */
export async function passedBoundaries(tx: Tx): Promise<PassedBoundaries> {
  const rows = await tx.query<{ ref: string; due: Date }>(
    "select ref, min(due_at) as due from timer where kind = 'lane_boundary' and due_at <= $1 and fired_at is null and cancelled_at is null group by ref",
    [tx.iso],
  );
  return new Map(rows.map(({ ref, due }) => [ref, due.getTime()]));
}
