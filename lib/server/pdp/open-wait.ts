import "server-only";
import type { Lane, Silence } from "@/lib/core/closed-lists";
import type { AgentId, ReviewId } from "@/lib/core/ids";
import type { Sql } from "../db/sql";
import type { Asked } from "./read-ask";
import type { WireHold } from "./wire-answer";

export type OpenWait = { id: ReviewId; lane: Lane; hold: WireHold };

/**
 * The wait that this very question is already in: its hold is open, or was approved and the grant hasn't been collected.
 * Same agent, same run (absent equals absent), same action to the byte.
 */
export async function openWait(sql: Sql, agent: AgentId | null, { ask, actionDigest }: Asked): Promise<OpenWait | null> {
  if (agent === null) return null;
  const [row] = await sql.query<{ id: ReviewId; lane: Lane; due_at: Date; silence: Silence }>(
    `select r.id, r.lane, r.due_at, r.frozen ->> 'silence' as silence from review r
      where r.agent_id = $1 and coalesce(r.run_id, '') = $2 and r.action_digest = $3
        and (r.status in ('open', 'approved_pending')
          or exists (select 1 from approval_grant g where g.review_id = r.id and g.used_at is null and g.voided_at is null and g.expires_at > now()))
      order by r.opened_at desc limit 1`,
    [agent, ask.runId ?? "", actionDigest],
  );
  return row ? { id: row.id, lane: row.lane, hold: { id: row.id, dueAt: row.due_at.toISOString(), silence: row.silence } } : null;
}
