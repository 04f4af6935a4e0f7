import "server-only";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";

/**
 * One state of the database, however long it is read and whatever is written meanwhile. `scratch` allows temporary tables;
 * nothing outlives `close` either way.
 */
export async function openConsistentRead({ scratch = false } = {}): Promise<{ sql: Sql; close: () => Promise<void> }> {
  const client = await pool.connect();
  const close = async () => {
    let broken: Error | undefined;
    await client.query("rollback").catch((failed: Error) => {
      broken = failed;
    });
    client.release(broken);
  };
  try {
    await client.query(`begin isolation level repeatable read ${scratch ? "" : "read only"}`);
  } catch (error) {
    await close();
    throw error;
  }
  return { sql: { query: async (text, values = []) => (await client.query(text, [...values])).rows }, close };
}

export async function consistentRead<T>(work: (sql: Sql) => Promise<T>, options: { scratch?: boolean } = {}): Promise<T> {
  const { sql, close } = await openConsistentRead(options);
  try {
    return await work(sql);
  } finally {
    await close();
  }
}
