import "server-only";
import type { MemberListRow } from "@/lib/contract/members";
import type { Role } from "@/lib/core/closed-lists";
import { holders, type Permission } from "@/lib/core/members/permissions";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

type Row = Omit<MemberListRow, "createdAt" | "disabledAt"> & { createdAt: Date; disabledAt: Date | null };

const SELECT = `select m.id, m.name, m.email, m.roles, m.created_at as "createdAt", m.disabled_at as "disabledAt",
  coalesce((select json_agg(json_build_object('slug', t.slug, 'name', t.name, 'lead', tm.lead) order by t.name)
    from team_member tm join team t on t.id = tm.team_id where tm.member_id = m.id), '[]') as teams
  from member m`;

export async function listMembers(_actor: Actor): Promise<MemberListRow[]> {
  const { rows } = await pool.query<Row>(`${SELECT} order by m.disabled_at is not null, lower(m.name), m.id`);
  return rows.map(listRow);
}

export async function loadMember(_actor: Actor, id: string): Promise<MemberListRow | null> {
  const { rows } = await pool.query<Row>(`${SELECT} where m.id = $1`, [id]);
  return rows[0] ? listRow(rows[0]) : null;
}

const listRow = (row: Row): MemberListRow => ({ ...row, createdAt: row.createdAt.toISOString(), disabledAt: row.disabledAt?.toISOString() ?? null });

/** Who could act instead: the roles that hold a permission, and the names of the members who have one of them. */
export async function listHolders(_actor: Actor, permission: Permission): Promise<{ roles: readonly Role[]; names: string[] }> {
  const roles = holders(permission);
  const { rows } = await pool.query<{ name: string }>("select name from member where roles && $1::text[] and disabled_at is null order by lower(name)", [
    roles,
  ]);
  return { roles, names: rows.map(({ name }) => name) };
}
