import "server-only";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";

/**
 * Runs reads against one state of the database, however long they take and whatever is written meanwhile. `scratch` allows
 * temporary tables; nothing outlives the call either way.
 */
export async function consistentRead<T>(work: (sql: Sql) => Promise<T>, { scratch = false } = {}): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin isolation level repeatable read ${scratch ? "" : "read only"}`);
    return await work({ query: async (text, values = []) => (await client.query(text, [...values])).rows });
  } finally {
    await client.query("rollback").catch((failed: Error) => {
      broken = failed;
    });
    client.release(broken);
  }
}
