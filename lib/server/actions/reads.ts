import "server-only";
import type { ActionDetail, ActionListRow } from "@/lib/contract/actions";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

export async function listActions(_actor: Actor): Promise<ActionListRow[]> {
  const { rows } = await pool.query<ActionListRow>(
    `select a.id, w.slug as workflow, w.name as "workflowName", a.name, a.risk, a.reversibility, a.money_moving as "moneyMoving",
      a.args_schema is not null as "hasArgsSchema", a.display is not null as "hasDisplay"
      from action a join workflow w on w.id = a.workflow_id order by lower(w.name), w.id, a.name`,
  );
  return rows;
}

export async function loadAction(_actor: Actor, id: string): Promise<ActionDetail | null> {
  const { rows } = await pool.query<ActionDetail>(
    `select a.id, w.slug as workflow, a.name, a.risk, a.reversibility, a.money_moving as "moneyMoving", a.args_schema as "argsSchema",
      a.context_schema as "contextSchema", a.amount_path as "amountPath", a.currency_path as "currencyPath", a.counterparty_path as "counterpartyPath",
      a.case_path as "casePath", a.display
      from action a join workflow w on w.id = a.workflow_id where a.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}
