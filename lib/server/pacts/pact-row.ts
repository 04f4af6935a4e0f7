import "server-only";
import type { PactId, TeamId, WorkflowId } from "@/lib/core/ids";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import type { PactRow } from "@/lib/core/projections/rows";
import type { IsoInstant } from "@/lib/core/time";
import type { Sql } from "../db/sql";

/** The pact's own row as a document names it. Null: its owner isn't a registered team, and a pact belongs to somebody. */
export async function pactRow(sql: Sql, document: PactDocument, id: PactId, createdAt: IsoInstant): Promise<PactRow | null> {
  const [found] = await sql.query<{ team: TeamId | null; workflow: WorkflowId | null }>(
    "select (select id from team where slug = $1) as team, (select id from workflow where slug = $2) as workflow",
    [document.owner, document.workflow],
  );
  if (!found?.team) return null;
  return { id, slug: document.slug, title: document.title, ownerTeamId: found.team, workflowId: found.workflow, createdAt };
}
