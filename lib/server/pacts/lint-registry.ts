import "server-only";
import type { LintAction, LintRegistry } from "@/lib/core/pacts/lint-finding";
import type { Sql } from "../db/sql";

type Row = {
  teams: string[];
  agents: string[];
  sources: string[];
  counterparties: string[];
  workflows: string[];
  actions: (Pick<LintAction, "workflow" | "name" | "risk" | "reversibility"> & {
    amount_path: string | null;
    currency_path: string | null;
    counterparty_path: string | null;
    args_schema: LintAction["argsSchema"];
    context_schema: LintAction["contextSchema"];
  })[];
};

const slugs = (table: string, where = ""): string => `(select coalesce(json_agg(slug order by slug), '[]') from ${table} ${where})`;

const LOAD = `select ${slugs("team")} as teams, ${slugs("agent")} as agents, ${slugs("source", "where revoked_at is null")} as sources,
  ${slugs("counterparty")} as counterparties, ${slugs("workflow")} as workflows,
  (select coalesce(json_agg(row_to_json(t)), '[]') from (
    select w.slug as workflow, a.name, a.risk, a.reversibility, a.amount_path, a.currency_path, a.counterparty_path, a.args_schema, a.context_schema
    from action a join workflow w on w.id = a.workflow_id order by w.slug, a.name) t) as actions`;

/** What is registered now, as far as a pact can name it. */
export async function lintRegistry(sql: Sql): Promise<LintRegistry> {
  const [row] = await sql.query<Row>(LOAD);
  if (!row) throw new Error("The registry query answers one row.");
  return {
    ...row,
    actions: row.actions.map(({ amount_path, currency_path, counterparty_path, args_schema, context_schema, ...action }) => ({
      ...action,
      amountPath: amount_path,
      currencyPath: currency_path,
      counterpartyPath: counterparty_path,
      argsSchema: args_schema,
      contextSchema: context_schema,
    })),
  };
}
