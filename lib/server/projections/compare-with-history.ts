import "server-only";
import type { Json } from "@/lib/core/json";
import { READ_MODELS } from "@/lib/core/projections/read-models";
import type { ReadModel } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";
import { replay } from "./replay";

const SHOWN = 5;

/** A read model beside what history says it should be. Up to five rows of each kind stand for the rest. */
export type TableDifference = { table: ReadModel; rows: number; unexpected: number; absent: number; unexpectedRows: Json[]; absentRows: Json[] };

export type Comparison = { entries: number; rows: number; differences: TableDifference[] };

/**
 * Rebuilds every read model beside the real ones, in temporary tables that shadow them for this connection, and compares.
 * Nothing real is touched or locked: hand it a transaction of one state, to be rolled back.
 */
export async function compareWithHistory(sql: Sql, onProgress?: (done: number) => void): Promise<Comparison> {
  for (const table of READ_MODELS) await sql.query(`create temporary table "${table}" (like public."${table}" including all) on commit drop`);
  const entries = await replay(sql, onProgress);
  const differences: TableDifference[] = [];
  let rows = 0;
  for (const table of READ_MODELS) {
    const difference = await compareTable(sql, table);
    rows += difference.rows;
    if (difference.unexpected + difference.absent > 0) differences.push(difference);
  }
  return { entries, rows, differences };
}

/** Timers of lanes are set from the facts whenever something moves; history says nothing of them. */
const compared = (schema: string, table: ReadModel) =>
  `select to_jsonb(t) as row from ${schema}."${table}" t${table === "timer" ? " where t.kind <> 'lane_boundary'" : ""}`;

async function compareTable(sql: Sql, table: ReadModel): Promise<TableDifference> {
  const [live, rebuilt] = [compared("public", table), compared("pg_temp", table)];
  const only = async (one: string, other: string) => {
    const found = await sql.query<{ row: Json; total: string }>(
      `select d.row, count(*) over () as total from (${one} except all ${other}) d order by d.row::text limit ${SHOWN}`,
    );
    return { count: Number(found[0]?.total ?? 0), rows: found.map(({ row }) => row) };
  };
  const [counted] = await sql.query<{ rows: string }>(`select count(*) as rows from (${live}) c`);
  const unexpected = await only(live, rebuilt);
  const absent = await only(rebuilt, live);
  return {
    table,
    rows: Number(counted?.rows ?? 0),
    unexpected: unexpected.count,
    absent: absent.count,
    unexpectedRows: unexpected.rows,
    absentRows: absent.rows,
  };
}
