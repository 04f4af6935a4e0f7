import "server-only";
import type { WorkflowRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

/** By short name or id. */
export async function findWorkflow(sql: Sql, slugOrId: string): Promise<WorkflowRow | null> {
  const [row] = await sql.query<WorkflowRow>(
    `select id, slug, name, owner_team_id as "ownerTeamId", consequential, touches from workflow where slug = $1 or id = $1`,
    [slugOrId],
  );
  return row ?? null;
}

export const unknownWorkflow = (named: string): string => `There is no workflow ${JSON.stringify(named)}. Register it under Workflows first.`;
