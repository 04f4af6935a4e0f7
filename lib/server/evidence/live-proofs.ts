import "server-only";
import { type AskedProof, askedProofs } from "@/lib/core/evidence/asked-proofs";
import type { PactId } from "@/lib/core/ids";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import type { Sql } from "../db/sql";

type LiveVersion = { pact_id: PactId; document: PactDocument };

/** Every proof that a version in force or in shadow asks for; the one in force comes first where both ask. */
export async function liveProofs(sql: Sql): Promise<AskedProof[]> {
  const versions = await sql.query<LiveVersion>(
    "select pact_id, document from pact_version where status in ('enforced', 'shadow') order by pact_id, status = 'enforced' desc, number desc",
  );
  return versions.flatMap(({ pact_id, document }) => askedProofs(pact_id, document));
}

/** Of these kinds, the ones that no version of any pact ever asked for: a misspelt kind would prove nothing in silence. */
export async function unheardKinds(sql: Sql, kinds: readonly string[]): Promise<string[]> {
  if (kinds.length === 0) return [];
  const rows = await sql.query<{ kind: string }>(
    `select k as kind from unnest($1::text[]) k where not exists (select from pact_version v
      where jsonb_path_exists(v.document, '$.clauses[*].evidence[*] ? (@.kind == $kind)', jsonb_build_object('kind', k)))`,
    [kinds],
  );
  return rows.map(({ kind }) => kind);
}
