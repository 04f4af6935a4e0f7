import "server-only";
import type { Role } from "@/lib/core/closed-lists";
import type { MemberId } from "@/lib/core/ids";
import type { Sql } from "../db/sql";

export type MemberRow = { id: MemberId; name: string; email: string; roles: Role[]; password_hash: string | null; disabled_at: Date | null };

/** By id or e-mail. Locks the row, because whatever is decided about a member rests on what they are now. */
export async function findMember(sql: Sql, idOrEmail: string): Promise<MemberRow | null> {
  const [row] = await sql.query<MemberRow>(
    "select id, name, email, roles, password_hash, disabled_at from member where id = $1 or email = lower($1) for update",
    [idOrEmail],
  );
  return row ?? null;
}
