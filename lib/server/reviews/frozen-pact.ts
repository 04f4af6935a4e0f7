import "server-only";
import type { JsonObject } from "@/lib/core/json";
import { type CompiledPact, compilePact, type PactAction } from "@/lib/core/pacts/compile-pact";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import type { ReviewRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

type Version = { document: PactDocument; digest: string };
type Action = { workflow: string; name: string; args_schema: JsonObject | null; context_schema: JsonObject | null };

/** The version an item was held under, whatever is in force since. Null: it can't be read. */
export async function frozenPact(sql: Sql, { pactId, version }: Pick<ReviewRow, "pactId" | "version">): Promise<CompiledPact | null> {
  const [found] = await sql.query<Version>("select document, digest from pact_version where pact_id = $1 and number = $2", [pactId, version]);
  if (!found) return null;
  const rows = await sql.query<Action>(
    "select w.slug as workflow, a.name, a.args_schema, a.context_schema from action a join workflow w on w.id = a.workflow_id where w.slug = $1",
    [found.document.workflow],
  );
  const actions = rows.map((row): PactAction => ({ workflow: row.workflow, name: row.name, argsSchema: row.args_schema, contextSchema: row.context_schema }));
  const compiled = compilePact(found.document, { id: pactId, version, digest: found.digest, actions });
  return compiled.ok ? compiled.value : null;
}
