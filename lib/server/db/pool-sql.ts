import "server-only";
import { pool } from "./pool";
import type { Sql } from "./sql";

/** The pool as something that runs SQL: each statement on whichever connection is free, and so never a transaction. */
export const poolSql: Sql = { query: async (text, values = []) => (await pool.query(text, [...values])).rows };
