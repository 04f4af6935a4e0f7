import "server-only";
import type { CommittedText } from "@/lib/contract/history";
import type { Sql } from "../db/sql";
import { commitmentOf } from "../ledger/private-text";

const COMMITMENT = /^[0-9a-f]{64}$/;

/** The private texts that an entry commits to, each checked against its commitment. Erased ones show as such. */
export async function committedTexts(sql: Sql, data: unknown): Promise<CommittedText[]> {
  const found = [...commitments(data, "")];
  if (found.length === 0) return [];
  const rows = await sql.query<{ commit: string; salt: Buffer | null; value: string | null }>(
    "select encode(commit, 'hex') as commit, salt, value from private_text where commit in (select decode(c, 'hex') from unnest($1::text[]) c)",
    [found.map(({ commit }) => commit)],
  );
  const kept = new Map(rows.map((row) => [row.commit, row]));
  return found.flatMap(({ path, commit }) => {
    const row = kept.get(commit);
    if (!row) return [];
    const { salt, value } = row;
    return [{ path, commit, text: value, matches: salt !== null && value !== null && commitmentOf(salt, value) === commit }];
  });
}

function* commitments(value: unknown, path: string): Generator<{ path: string; commit: string }> {
  if (typeof value === "string" && COMMITMENT.test(value)) yield { path, commit: value };
  if (typeof value !== "object" || value === null) return;
  for (const [name, item] of Object.entries(value)) yield* commitments(item, path === "" ? name : `${path}.${name}`);
}
