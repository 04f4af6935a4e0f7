import "server-only";
import type { Sql } from "../db/sql";
import { canonical, sha256 } from "./canonical";
import { randomBytes } from "./random";

const DOMAIN = "pact-pii-v1\0";
const SALT_BYTES = 16;

/** Text that may hold personal data, with the salted commitment that history holds in its place. */
export type PrivateText = { commit: string; salt: Buffer; value: string };

/** commit = SHA-256("pact-pii-v1\0" || salt || RFC 8785 text of the value), DECISION §5.3. */
export const commitTo = (value: unknown): PrivateText => commitToText(canonical(value));

/** The same for a value whose canonical text is known already. */
export function commitToText(text: string): PrivateText {
  const salt = randomBytes(SALT_BYTES);
  return { commit: commitmentOf(salt, text), salt, value: text };
}

export const commitmentOf = (salt: Uint8Array, text: string): string => sha256(DOMAIN, salt, text).toString("hex");

export async function keepPrivate(sql: Sql, texts: readonly PrivateText[]): Promise<void> {
  if (texts.length === 0) return;
  await sql.query(
    `insert into private_text (commit, salt, value) select decode(t.commit, 'hex'), decode(t.salt, 'hex'), t.value from unnest($1::text[], $2::text[], $3::text[]) as t(commit, salt, value)`,
    [texts.map((t) => t.commit), texts.map((t) => t.salt.toString("hex")), texts.map((t) => t.value)],
  );
}

/** Commits to a value and keeps it; null stays null. */
export async function keepValue(sql: Sql, value: unknown): Promise<string | null> {
  if (value === null || value === undefined || value === "") return null;
  const text = commitTo(value);
  await keepPrivate(sql, [text]);
  return text.commit;
}

/** The values behind commitments; null for one that was erased. */
export async function readPrivate(sql: Sql, commits: readonly (string | null)[]): Promise<Map<string, unknown>> {
  const wanted = commits.filter((commit) => commit !== null);
  if (wanted.length === 0) return new Map();
  const rows = await sql.query<{ commit: string; value: string | null }>(
    `select encode(commit, 'hex') as commit, value from private_text where commit in (select decode(c, 'hex') from unnest($1::text[]) c)`,
    [wanted],
  );
  return new Map(rows.map((row) => [row.commit, row.value === null ? null : JSON.parse(row.value)]));
}
