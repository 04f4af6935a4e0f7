import "server-only";
import type { TeamListRow } from "@/lib/contract/teams";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

const SELECT = `select t.id, t.slug, t.name, t.timezone, t.hours, t.capacity_per_hour as "capacityPerHour",
  coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name, 'lead', tm.lead, 'disabled', m.disabled_at is not null) order by tm.lead desc, lower(m.name))
    from team_member tm join member m on m.id = tm.member_id where tm.team_id = t.id), '[]') as members
  from team t`;

export async function listTeams(_actor: Actor): Promise<TeamListRow[]> {
  return (await pool.query<TeamListRow>(`${SELECT} order by lower(t.name), t.id`)).rows;
}

export async function loadTeam(_actor: Actor, slugOrId: string): Promise<TeamListRow | null> {
  return (await pool.query<TeamListRow>(`${SELECT} where t.slug = $1 or t.id = $1`, [slugOrId])).rows[0] ?? null;
}
