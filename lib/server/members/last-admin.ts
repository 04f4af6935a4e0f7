import "server-only";
import type { MemberId } from "@/lib/core/ids";
import type { Sql } from "../db/sql";

/**
 * Whether nobody else could administer the organisation. Locks all who could, so that two admins who remove each other at
 * the same moment follow one another.
 */
export async function isLastAdmin(sql: Sql, id: MemberId): Promise<boolean> {
  const admins = await sql.query<{ id: MemberId }>("select id from member where 'admin' = any(roles) and disabled_at is null order by id for update");
  return admins.some((admin) => admin.id === id) && admins.length === 1;
}
