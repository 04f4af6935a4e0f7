import "server-only";
import type { AgentRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

export type KnownAgent = Pick<AgentRow, "id" | "slug" | "name" | "ownerTeamId">;

/** By short name or id. */
export async function findAgent(sql: Sql, slugOrId: string): Promise<KnownAgent | null> {
  const [row] = await sql.query<KnownAgent>(`select id, slug, name, owner_team_id as "ownerTeamId" from agent where slug = $1 or id = $1`, [slugOrId]);
  return row ?? null;
}

export const unknownAgent = (named: string): string => `There is no agent ${JSON.stringify(named)}. Register it under Agents first.`;
