import "server-only";
import type { BuildRow, FingerprintParts } from "@/lib/contract/builds";
import type { BuildId } from "@/lib/core/ids";
import type { Scope } from "@/lib/core/pacts/pact-document";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

type Stored = {
  id: BuildId;
  agent: string;
  label: string;
  fingerprint: string;
  parts: FingerprintParts | null;
  declared_scope: Scope | null;
  verified_scope: Scope | null;
  registered_at: Date | null;
  first_seen_at: Date | null;
  verified_at: Date | null;
  verified_by: string | null;
};

/** Every build of an agent, by its short name or id; the newest first. */
export async function listBuilds(_actor: Actor, agent: string): Promise<BuildRow[]> {
  const { rows } = await pool.query<Stored>(
    `select b.id, a.slug as agent, b.label, b.fingerprint, b.parts, b.declared_scope, b.verified_scope, b.registered_at, b.first_seen_at, b.verified_at,
        coalesce(m.name, case b.verified_by when 'cli' then 'the command line' else b.verified_by end) as verified_by
      from build b join agent a on a.id = b.agent_id left join member m on m.id = b.verified_by
      where a.slug = $1 or a.id = $1 order by b.id desc`,
    [agent],
  );
  return rows.map((row) => ({
    id: row.id,
    agent: row.agent,
    label: row.label,
    fingerprint: row.fingerprint,
    parts: row.parts,
    standing: row.verified_at ? "verified" : row.registered_at ? "registered" : "seen",
    declaredScope: row.declared_scope,
    verifiedScope: row.verified_scope,
    registeredAt: row.registered_at?.toISOString() ?? null,
    firstSeenAt: row.first_seen_at?.toISOString() ?? null,
    verifiedAt: row.verified_at?.toISOString() ?? null,
    verifiedBy: row.verified_by,
  }));
}
