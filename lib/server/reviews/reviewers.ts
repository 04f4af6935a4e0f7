import "server-only";
import { holders } from "@/lib/core/members/permissions";
import type { ReviewRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

const ELIGIBLE = `from member m where m.disabled_at is null and m.roles && $1::text[]
  and exists (select 1 from team_member tm join team t on t.id = tm.team_id where tm.member_id = m.id and t.slug = any($2))
  and not exists (select 1 from team_member tm join agent a on a.owner_team_id = tm.team_id where tm.member_id = m.id and a.id = $3)`;

/** Members who may decide an item before these teams: the rule of `ineligibility`, asked of everybody at once. */
export async function listReviewers(sql: Sql, { agentId }: Pick<ReviewRow, "agentId">, teams: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ name: string }>(`select m.name ${ELIGIBLE} order by lower(m.name) limit 20`, [holders("reviews.decide"), teams, agentId]);
  return rows.map(({ name }) => name);
}

export async function countReviewers(sql: Sql, { agentId }: Pick<ReviewRow, "agentId">, teams: readonly string[]): Promise<number> {
  const [row] = await sql.query<{ count: number }>(`select count(*)::int as count ${ELIGIBLE}`, [holders("reviews.decide"), teams, agentId]);
  return row?.count ?? 0;
}
