import "server-only";
import type { Change } from "@/lib/core/projections/change";
import { BYTE_COLUMNS, JSON_COLUMNS, type ReadModel } from "@/lib/core/projections/rows";
import { type Sql, snake } from "../db/sql";

/** Carries out one change to a read model. Column names come from the core's row types, values always as parameters. */
export async function applyChange(sql: Sql, change: Change): Promise<void> {
  const values: unknown[] = [];
  const text =
    "insert" in change
      ? insert(change, values)
      : "upsert" in change
        ? upsert(change, values)
        : "update" in change
          ? update(change, values)
          : remove(change, values);
  await sql.query(text, values);
}

function param(table: ReadModel, column: string, value: unknown, values: unknown[]): string {
  if (value !== null && value !== undefined) {
    if ((JSON_COLUMNS[table] as readonly string[] | undefined)?.includes(column)) {
      values.push(typeof value === "string" ? value : JSON.stringify(value));
      return `$${values.length}::jsonb`;
    }
    if ((BYTE_COLUMNS[table] as readonly string[] | undefined)?.includes(column)) {
      values.push(Buffer.from(String(value), "hex"));
      return `$${values.length}`;
    }
  }
  values.push(value ?? null);
  return `$${values.length}`;
}

function rowText(table: ReadModel, row: object, values: unknown[]): string {
  const entries = Object.entries(row);
  const columns = entries.map(([name]) => `"${snake(name)}"`).join(", ");
  return `insert into "${table}" (${columns}) values (${entries.map(([name, value]) => param(table, name, value, values)).join(", ")})`;
}

function insert(change: Extract<Change, { insert: ReadModel }>, values: unknown[]): string {
  return `${rowText(change.insert, change.row, values)}${change.ifAbsent ? " on conflict do nothing" : ""}`;
}

function upsert(change: Extract<Change, { upsert: ReadModel }>, values: unknown[]): string {
  const key: readonly string[] = change.key;
  const added: readonly string[] = change.add ?? [];
  const sets = Object.keys(change.row)
    .filter((name) => !key.includes(name))
    .map((name) => {
      const column = `"${snake(name)}"`;
      return added.includes(name) ? `${column} = "${change.upsert}".${column} + excluded.${column}` : `${column} = excluded.${column}`;
    });
  const conflict = `on conflict (${key.map((name) => `"${snake(name)}"`).join(", ")})`;
  const later = change.ifLater ? ` where excluded."${snake(change.ifLater)}" > "${change.upsert}"."${snake(change.ifLater)}"` : "";
  return `${rowText(change.upsert, change.row, values)} ${conflict} ${sets.length > 0 ? `do update set ${sets.join(", ")}${later}` : "do nothing"}`;
}

function where(table: ReadModel, conditions: object, values: unknown[]): string {
  return Object.entries(conditions)
    .map(([name, value]) => (value === null ? `"${snake(name)}" is null` : `"${snake(name)}" = ${param(table, name, value, values)}`))
    .join(" and ");
}

function update(change: Extract<Change, { update: ReadModel }>, values: unknown[]): string {
  const table = change.update;
  const sets = Object.entries(change.set ?? {}).map(([name, value]) => `"${snake(name)}" = ${param(table, name, value, values)}`);
  for (const [name, by] of Object.entries(change.add ?? {})) sets.push(`"${snake(name)}" = "${snake(name)}" + ${param(table, name, by, values)}`);
  for (const [name, items] of Object.entries(change.push ?? {})) sets.push(`"${snake(name)}" = "${snake(name)}" || ${param(table, name, items, values)}`);
  return `update "${table}" set ${sets.join(", ")} where ${where(table, change.where, values)}`;
}

function remove(change: Extract<Change, { remove: ReadModel }>, values: unknown[]): string {
  return `delete from "${change.remove}" where ${where(change.remove, change.where, values)}`;
}
