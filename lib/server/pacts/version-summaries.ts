import "server-only";
import type { StoredVersion, VersionSummary } from "@/lib/contract/pacts";
import type { ActorId } from "@/lib/core/ids";
import type { Sql } from "../db/sql";
import { actorOf, loadNames, type Names } from "../history/names";
import { readPrivate } from "../ledger/private-text";
import type { PactInWork, VersionInWork } from "./pact-in-work";

/** Every version with the people behind it, newest first. */
export async function versionSummaries(sql: Sql, { row, versions }: PactInWork): Promise<StoredVersion[]> {
  const enforcers = await enforcersOf(sql, row.id);
  const people = versions.flatMap(({ authors, approvals }) => [...authors, ...approvals.map(({ member }) => member)]);
  const names = await loadNames(sql, [...people, ...enforcers.values()]);
  const notes = await readPrivate(
    sql,
    versions.map(({ note }) => note),
  );
  return versions.map((version) => ({ ...summaryOf(version, names, enforcers, notes), document: version.document }));
}

function summaryOf(version: VersionInWork, names: Names, enforcers: ReadonlyMap<string, ActorId>, notes: ReadonlyMap<string, unknown>): VersionSummary {
  const { id, number, status, digest, authors, approvals, note, createdAt, updatedAt, effectiveAt, retiredAt } = version;
  const enforcer = enforcers.get(id);
  const words = note === null ? null : notes.get(note);
  return {
    number,
    status,
    digest,
    authors: authors.map((author) => actorOf(author, names)),
    approvals: approvals.map(({ member, at }) => ({ by: actorOf(member, names), at })),
    enforcedBy: enforcer ? actorOf(enforcer, names) : null,
    createdAt,
    updatedAt,
    effectiveAt,
    retiredAt,
    note: typeof words === "string" ? words : null,
  };
}

/** Who put each version in force; the version's row says only when. */
async function enforcersOf(sql: Sql, pact: string): Promise<Map<string, ActorId>> {
  const rows = await sql.query<{ version: string; actor: ActorId }>(
    "select body::jsonb -> 'data' ->> 'version' as version, actor from history where pact_id = $1 and type = 'pact.enforced'",
    [pact],
  );
  return new Map(rows.map(({ version, actor }) => [version, actor]));
}
