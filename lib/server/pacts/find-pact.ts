import "server-only";
import type { StoredVersion } from "@/lib/contract/pacts";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";
import { type PactInWork, pactAsRead } from "./pact-in-work";

/** What pages read through. */
export const readSql: Sql = { query: async (text, values = []) => (await pool.query(text, [...values])).rows };

/** A pact by its address, or by its id, as history names it. */
export async function findPact(slugOrId: string): Promise<PactInWork | null> {
  if (!slugOrId.startsWith("pact_")) return pactAsRead(readSql, slugOrId);
  const [row] = await readSql.query<{ slug: string }>("select slug from pact where id = $1", [slugOrId]);
  return row ? pactAsRead(readSql, row.slug) : null;
}

export function storedVersion(versions: readonly StoredVersion[], number: number): StoredVersion {
  const found = versions.find((one) => one.number === number);
  if (!found) throw new Error(`There is no version ${number}.`);
  return found;
}
