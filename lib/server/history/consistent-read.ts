import "server-only";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";

/** Runs reads against one state of the database, however long they take and whatever is written meanwhile. */
export async function consistentRead<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin isolation level repeatable read read only");
    return await work({ query: async (text, values = []) => (await client.query(text, [...values])).rows });
  } finally {
    await client.query("rollback").catch((failed: Error) => {
      broken = failed;
    });
    client.release(broken);
  }
}
