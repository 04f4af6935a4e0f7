import "server-only";
import type { Role } from "@/lib/core/closed-lists";
import type { ActorId, MemberId } from "@/lib/core/ids";
import type { Sql } from "../db/sql";
import type { VersionInWork } from "./pact-in-work";

/** Who approves a version that isn't provably stricter than the one in force. */
export const APPROVING_ROLE: Role = "trust_lead";

/**
 * Whether somebody else stands behind the version: a trust lead, still one, who didn't write any of it. Whoever holds the
 * command line holds the machine; history says that it was used.
 */
export async function isApproved(sql: Sql, version: Pick<VersionInWork, "authors" | "approvals">): Promise<boolean> {
  const approvers = version.approvals.map(({ member }) => member);
  if (approvers.includes("cli")) return true;
  const members = approvers.filter((id) => !version.authors.includes(id));
  const [row] = await sql.query<{ approved: boolean }>(
    "select exists (select 1 from member where id = any($1) and disabled_at is null and $2 = any(roles)) as approved",
    [members, APPROVING_ROLE],
  );
  return row?.approved === true;
}

/** Who could approve it now. */
export async function possibleApprovers(sql: Sql, authors: readonly ActorId[]): Promise<{ id: MemberId; name: string }[]> {
  return sql.query("select id, name from member where disabled_at is null and $1 = any(roles) and not (id = any($2)) order by name", [
    APPROVING_ROLE,
    [...authors],
  ]);
}
