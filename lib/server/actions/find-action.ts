import "server-only";
import type { ActionRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

/** Schemas and display are read as objects, not as the text that history holds. */
type Known = Omit<ActionRow, "argsSchema" | "contextSchema" | "display"> & { argsSchema: unknown; contextSchema: unknown; display: unknown };

/** By id, or as `workflow/name`. */
export async function findAction(sql: Sql, idOrName: string): Promise<Known | null> {
  const [row] = await sql.query<Known>(
    `select a.id, a.workflow_id as "workflowId", a.name, a.risk, a.reversibility, a.money_moving as "moneyMoving", a.args_schema as "argsSchema",
      a.context_schema as "contextSchema", a.amount_path as "amountPath", a.currency_path as "currencyPath", a.counterparty_path as "counterpartyPath",
      a.case_path as "casePath", a.display
      from action a join workflow w on w.id = a.workflow_id where a.id = $1 or w.slug || '/' || a.name = $1`,
    [idOrName],
  );
  return row ?? null;
}
