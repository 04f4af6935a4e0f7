import "server-only";
import type { Role } from "@/lib/core/closed-lists";
import type { MemberId } from "@/lib/core/ids";
import { pool } from "../db/pool";
import type { MemberActor } from "./actor";

type Row = { id: MemberId; name: string; email: string; roles: Role[]; teams: string[] };

/** The member behind a session, as they are now; null once they are disabled or their sessions were ended. */
export async function loadMemberActor(id: MemberId, sessionVersion: number): Promise<MemberActor | null> {
  const { rows } = await pool.query<Row>(
    `select m.id, m.name, m.email, m.roles,
      coalesce((select array_agg(t.slug order by t.slug) from team_member tm join team t on t.id = tm.team_id where tm.member_id = m.id), '{}') as teams
      from member m where m.id = $1 and m.session_version = $2 and m.disabled_at is null`,
    [id, sessionVersion],
  );
  return rows[0] ? { kind: "member", ...rows[0] } : null;
}
