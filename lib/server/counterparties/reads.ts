import "server-only";
import type { CounterpartyListRow } from "@/lib/contract/counterparties";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

export async function listCounterparties(_actor: Actor): Promise<CounterpartyListRow[]> {
  return (await pool.query<CounterpartyListRow>("select id, slug, name, approved from counterparty order by lower(name), id")).rows;
}

export async function loadCounterparty(_actor: Actor, slugOrId: string): Promise<CounterpartyListRow | null> {
  return (await pool.query<CounterpartyListRow>("select id, slug, name, approved from counterparty where slug = $1 or id = $1", [slugOrId])).rows[0] ?? null;
}
