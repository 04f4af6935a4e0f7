import "server-only";
import type { Sql } from "../db/sql";

/** Every chain there is with its name for people: a pact's slug, or `org`. The organisation's comes first. */
export async function chainNames(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql.query<{ id: string; name: string }>(
    `select c.pact_id as id, coalesce(p.slug, c.pact_id) as name
       from (select pact_id from pact_head union select id from pact) c left join pact p on p.id = c.pact_id
      order by (c.pact_id = 'org') desc, name`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A chain by its id or by its pact's slug; null where there is none. */
export function findChain(names: ReadonlyMap<string, string>, wanted: string): string | null {
  if (names.has(wanted)) return wanted;
  for (const [id, name] of names) if (name === wanted) return id;
  return null;
}
