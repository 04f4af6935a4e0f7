import "server-only";
import type { TeamRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

/** By short name or id. */
export async function findTeam(sql: Sql, slugOrId: string): Promise<TeamRow | null> {
  const [row] = await sql.query<TeamRow>(
    `select id, slug, name, timezone, hours, capacity_per_hour as "capacityPerHour" from team where slug = $1 or id = $1`,
    [slugOrId],
  );
  return row ?? null;
}

export const unknownTeam = (named: string): string => `There is no team ${JSON.stringify(named)}. Register it under Teams first.`;
