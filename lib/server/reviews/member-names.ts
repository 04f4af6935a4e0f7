import "server-only";
import type { Sql } from "../db/sql";

/** Names behind the ids of members; everybody else keeps their id's own word. */
export async function loadNames(sql: Sql, ids: readonly (string | null | undefined)[]): Promise<(id: string) => string> {
  const members = [...new Set(ids.filter((id) => id?.startsWith("mem_")))];
  const rows = members.length === 0 ? [] : await sql.query<{ id: string; name: string }>("select id, name from member where id = any($1)", [members]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? WORDS[id] ?? id;
}

const WORDS: Record<string, string> = { cli: "The command line", system: "Lanekeeper" };
