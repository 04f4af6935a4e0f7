import "server-only";
import type { WorkflowListRow } from "@/lib/contract/workflows";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

const SELECT = `select w.id, w.slug, w.name, t.slug as "ownerTeam", t.name as "ownerTeamName", w.consequential, w.touches,
  (select count(*)::int from action a where a.workflow_id = w.id) as actions
  from workflow w join team t on t.id = w.owner_team_id`;

export async function listWorkflows(_actor: Actor): Promise<WorkflowListRow[]> {
  return (await pool.query<WorkflowListRow>(`${SELECT} order by lower(w.name), w.id`)).rows;
}

export async function loadWorkflow(_actor: Actor, slugOrId: string): Promise<WorkflowListRow | null> {
  return (await pool.query<WorkflowListRow>(`${SELECT} where w.slug = $1 or w.id = $1`, [slugOrId])).rows[0] ?? null;
}
