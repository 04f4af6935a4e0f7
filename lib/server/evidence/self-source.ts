import "server-only";
import type { SourceKind } from "@/lib/core/closed-lists";
import type { AgentId, SourceId } from "@/lib/core/ids";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";

/** What an agent says of itself counts a quarter, and is never somebody else's word. */
const SELF_WEIGHT = "0.25";

export type OwnReports = { id: SourceId; slug: string; kind: SourceKind; trusted: boolean; revoked: boolean };

/** The source of an agent's own reports; registered with the first of them. Null: another source took its name. */
export async function selfSource(tx: Tx, agent: { id: AgentId; slug: string; name: string }): Promise<OwnReports | null> {
  const slug = `${agent.slug}-self`;
  // Two first reports at once: the second waits here, and then finds the source.
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`source ${slug}`]);
  const [known] = await tx.query<OwnReports>("select id, slug, kind, trusted, revoked_at is not null as revoked from source where slug = $1", [slug]);
  if (known) return known.kind === "self_attested" ? known : null;
  const id = newId("src", tx.at);
  await tx.append({
    type: "source.registered",
    chain: "org",
    at: tx.iso,
    actor: "system",
    data: { source: { id, slug, name: `${agent.name}, about itself`, kind: "self_attested", trusted: false, weight: SELF_WEIGHT, revokedAt: null } },
  });
  return { id, slug, kind: "self_attested", trusted: false, revoked: false };
}
