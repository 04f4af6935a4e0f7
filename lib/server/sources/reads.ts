import "server-only";
import type { SourceListRow } from "@/lib/contract/sources";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";

type Row = Omit<SourceListRow, "revokedAt" | "lastHeardAt"> & { revokedAt: Date | null; lastHeardAt: Date | null };

const SELECT = `select s.id, s.slug, s.name, s.kind, s.trusted, s.weight::text as weight, s.revoked_at as "revokedAt",
  (select max(e.received_at) from evidence e where e.source_id = s.id) as "lastHeardAt" from source s`;

const listRow = (row: Row): SourceListRow => ({ ...row, revokedAt: row.revokedAt?.toISOString() ?? null, lastHeardAt: row.lastHeardAt?.toISOString() ?? null });

export async function listSources(_actor: Actor): Promise<SourceListRow[]> {
  return (await pool.query<Row>(`${SELECT} order by s.revoked_at is not null, lower(s.name), s.id`)).rows.map(listRow);
}

export async function loadSource(_actor: Actor, slugOrId: string): Promise<SourceListRow | null> {
  const { rows } = await pool.query<Row>(`${SELECT} where s.slug = $1 or s.id = $1`, [slugOrId]);
  return rows[0] ? listRow(rows[0]) : null;
}
