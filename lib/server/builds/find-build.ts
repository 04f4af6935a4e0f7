import "server-only";
import type { AgentId, BuildId, TeamId } from "@/lib/core/ids";
import type { Json } from "@/lib/core/json";
import type { Scope } from "@/lib/core/pacts/pact-document";
import type { BuildRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

export type KnownBuild = BuildRow & { agentSlug: string; ownerTeam: string; ownerTeamId: TeamId };

type Stored = {
  id: BuildId;
  agent_id: AgentId;
  label: string;
  fingerprint: string;
  parts: Json;
  declared_scope: Scope | null;
  registered_at: Date | null;
  first_seen_at: Date | null;
  live_from: Date | null;
  live_until: Date | null;
  verified_at: Date | null;
  verified_by: BuildRow["verifiedBy"];
  verified_scope: Scope | null;
  family_id: BuildId;
  agent_slug: string;
  owner_team: string;
  owner_team_id: TeamId;
};

const SELECT = `select b.*, a.slug as agent_slug, t.slug as owner_team, t.id as owner_team_id
  from build b join agent a on a.id = b.agent_id join team t on t.id = a.owner_team_id`;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const known = (row: Stored): KnownBuild => ({
  id: row.id,
  agentId: row.agent_id,
  label: row.label,
  fingerprint: row.fingerprint,
  parts: row.parts,
  declaredScope: row.declared_scope,
  registeredAt: iso(row.registered_at),
  firstSeenAt: iso(row.first_seen_at),
  liveFrom: iso(row.live_from),
  liveUntil: iso(row.live_until),
  verifiedAt: iso(row.verified_at),
  verifiedBy: row.verified_by,
  verifiedScope: row.verified_scope,
  familyId: row.family_id,
  agentSlug: row.agent_slug,
  ownerTeam: row.owner_team,
  ownerTeamId: row.owner_team_id,
});

export async function findBuild(sql: Sql, id: string): Promise<KnownBuild | null> {
  const [row] = await sql.query<Stored>(`${SELECT} where b.id = $1`, [id]);
  return row ? known(row) : null;
}

export async function findBuildByFingerprint(sql: Sql, agentId: AgentId, fingerprint: string): Promise<KnownBuild | null> {
  const [row] = await sql.query<Stored>(`${SELECT} where b.agent_id = $1 and b.fingerprint = $2`, [agentId, fingerprint]);
  return row ? known(row) : null;
}
