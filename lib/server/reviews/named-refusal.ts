import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import { refuse } from "@/lib/core/result";
import type { Sql } from "../db/sql";

/** A refusal that says whose act stands in the way, by name. */
export async function namedRefusal(sql: Sql, code: RefusalCode, fields?: Record<string, string>) {
  if (!fields?.by) return refuse(code, fields);
  const [member] = await sql.query<{ name: string }>("select name from member where id = $1", [fields.by]);
  return refuse(code, { ...fields, by: member?.name ?? fields.by });
}
