import "server-only";
import type { SourceRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

/** By short name or id. */
export async function findSource(sql: Sql, slugOrId: string): Promise<SourceRow | null> {
  const [row] = await sql.query<Omit<SourceRow, "revokedAt"> & { revokedAt: Date | null }>(
    `select id, slug, name, kind, trusted, weight::text as weight, revoked_at as "revokedAt" from source where slug = $1 or id = $1`,
    [slugOrId],
  );
  return row ? { ...row, revokedAt: row.revokedAt?.toISOString() ?? null } : null;
}

export const unknownSource = (named: string): string => `There is no evidence source ${JSON.stringify(named)}. Register it under Evidence sources first.`;
