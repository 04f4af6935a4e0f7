import "server-only";
import type { ScopeNames } from "@/lib/contract/builds";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

/** What a scope can name, for the choices of a form; `*` is any. */
export async function listScopeNames(_actor: Actor): Promise<ScopeNames> {
  const [actions, counterparties] = await Promise.all([
    pool.query<{ name: string }>("select distinct name from action order by name"),
    pool.query<{ slug: string }>("select slug from counterparty where approved order by slug"),
  ]);
  return { actions: ["*", ...actions.rows.map(({ name }) => name)], counterparties: ["*", ...counterparties.rows.map(({ slug }) => slug)] };
}
