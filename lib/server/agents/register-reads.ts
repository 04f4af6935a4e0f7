import "server-only";
import type { AgentListRow } from "@/lib/contract/agents";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

type Row = Omit<AgentListRow, "registeredAt" | "suspendedAt"> & { registeredAt: Date; suspendedAt: Date | null };

const SELECT = `select a.id, a.slug, a.name, t.slug as "ownerTeam", t.name as "ownerTeamName", a.registered_at as "registeredAt", a.suspended_at as "suspendedAt",
  (select count(*)::int from build b where b.agent_id = a.id) as builds,
  (select count(*)::int from build b where b.agent_id = a.id and b.verified_at is not null) as "verifiedBuilds"
  from agent a join team t on t.id = a.owner_team_id`;

const listRow = (row: Row): AgentListRow => ({ ...row, registeredAt: row.registeredAt.toISOString(), suspendedAt: row.suspendedAt?.toISOString() ?? null });

/** Agents as they are registered, without how far they are trusted. */
export async function listRegisteredAgents(_actor: Actor): Promise<AgentListRow[]> {
  return (await pool.query<Row>(`${SELECT} order by lower(a.name), a.id`)).rows.map(listRow);
}

export async function loadRegisteredAgent(_actor: Actor, slugOrId: string): Promise<AgentListRow | null> {
  const { rows } = await pool.query<Row>(`${SELECT} where a.slug = $1 or a.id = $1`, [slugOrId]);
  return rows[0] ? listRow(rows[0]) : null;
}
