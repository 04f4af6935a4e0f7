import "server-only";
import type { ClosableTrigger } from "@/lib/core/agents/narrow";
import type { AgentId, PactId, TriggerId } from "@/lib/core/ids";
import type { TriggerRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

type Stored = {
  id: TriggerId;
  kind: TriggerRow["kind"];
  agent_id: AgentId;
  pact_id: PactId | null;
  opened_at: Date;
  opened_by: TriggerRow["openedBy"];
  closed_at: Date | null;
  cause: { suspension?: boolean; actsFullyAt?: string } | null;
};

export type KnownTrigger = ClosableTrigger & { id: TriggerId; agentId: AgentId; pactId: PactId | null; isSuspension: boolean };

/** Locked, so that of two who close it one finds it closed. */
export async function lockTrigger(sql: Sql, id: string): Promise<KnownTrigger | null> {
  const [row] = await sql.query<Stored>("select id, kind, agent_id, pact_id, opened_at, opened_by, closed_at, cause from trigger where id = $1 for update", [
    id,
  ]);
  if (!row) return null;
  return {
    id: row.id,
    kind: row.kind,
    agentId: row.agent_id,
    pactId: row.pact_id,
    openedBy: row.opened_by,
    openedAt: row.opened_at.getTime(),
    closedAt: row.closed_at?.toISOString() ?? null,
    actsFullyAt: row.cause?.actsFullyAt ? Date.parse(row.cause.actsFullyAt) : null,
    isSuspension: row.cause?.suspension === true,
  };
}
