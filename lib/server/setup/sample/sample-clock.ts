import "server-only";
import type { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { Result } from "@/lib/core/result";
import type { Instant } from "@/lib/core/time";
import type { Actor } from "../../auth/actor";
import { pool } from "../../db/pool";
import type { Operation } from "../../entry/operation";
import { perform } from "../../entry/perform";
import { tick } from "../../timers/tick";

/** Lives through the sample's past: everything goes through the operations, at the instant it is said to have happened. */
export class SampleClock {
  now: Instant;

  constructor(begin: Instant) {
    this.now = begin;
  }

  /** Moves on, and lets whatever was due on the way happen when it was due. */
  async moveTo(instant: Instant): Promise<void> {
    for (let due = await nextTimer(instant); due !== null; due = await nextTimer(instant)) {
      this.now = Math.max(this.now, due);
      await tick(this.now);
    }
    this.now = Math.max(this.now, instant);
  }

  async do<I extends z.ZodType, T>(operation: Operation<I, T>, actor: Actor, input: z.input<I>): Promise<T> {
    return expectDone(await perform(operation, actor, input, this.now));
  }
}

async function nextTimer(until: Instant): Promise<Instant | null> {
  const { rows } = await pool.query<{ due: Date | null }>(
    "select min(due_at) as due from timer where fired_at is null and cancelled_at is null and due_at <= $1",
    [new Date(until).toISOString()],
  );
  return rows[0]?.due?.getTime() ?? null;
}

/** The sample is ours: a refusal in it is a defect. */
export function expectDone<T>(answer: Result<T, RefusalCode>): T {
  if (!answer.ok) throw new Error(`The sample organisation can't be written: ${answer.refusal} ${JSON.stringify(answer.fields ?? {})}`);
  return answer.value;
}
