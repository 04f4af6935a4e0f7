import "server-only";
import type { KeyListRow } from "@/lib/contract/keys";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

type Instants = "createdAt" | "expiresAt" | "lastUsedAt" | "revokedAt";
type Row = Omit<KeyListRow, Instants> & { createdAt: Date; expiresAt: Date | null; lastUsedAt: Date | null; revokedAt: Date | null };

/** Ids are in time order, so a key's newest decision is its greatest. */
const SELECT = `select k.id, k.name, k.prefix, k.scopes, a.slug as agent, s.slug as source, k.rate_per_minute as "ratePerMinute",
  k.created_at as "createdAt", coalesce(m.name, k.created_by) as "createdBy", k.expires_at as "expiresAt", k.revoked_at as "revokedAt",
  coalesce(k.last_used_at, (select max(d.at) from decision d where d.key_id = k.id)) as "lastUsedAt"
  from key k left join agent a on a.id = k.agent_id left join source s on s.id = k.source_id left join member m on m.id = k.created_by`;

export async function listKeys(_actor: Actor): Promise<KeyListRow[]> {
  const { rows } = await pool.query<Row>(`${SELECT} order by k.revoked_at is not null, k.created_at desc`);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}
