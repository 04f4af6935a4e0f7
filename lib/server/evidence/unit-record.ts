import "server-only";
import type { AskedProof } from "@/lib/core/evidence/asked-proofs";
import { foldItem, outcomeOf, type UnitFold, type UnitItem, type UnitOutcome } from "@/lib/core/evidence/fold-unit";
import { meetScopes } from "@/lib/core/evidence/meet-scopes";
import type { AgentId, BuildId, PactId, SourceId, UnitId } from "@/lib/core/ids";
import type { Scope } from "@/lib/core/pacts/pact-document";
import type { UnitRow } from "@/lib/core/projections/rows";
import type { Instant } from "@/lib/core/time";

/** Whose unit it is: one source's cluster, for one clause and kind, about one build or one subject. */
export type UnitIdentity = {
  pactId: PactId;
  clauseKey: string;
  kind: string;
  sourceId: SourceId;
  cluster: string;
  agentId: AgentId | null;
  buildId: BuildId | null;
  subjectType: string | null;
  subjectId: string | null;
};

export type UnitRecord = UnitIdentity &
  UnitFold &
  UnitOutcome & { id: UnitId; scope: Scope | null; openedAt: Instant; closedAt: Instant | null; closedBy: UnitRow["closedBy"] };

export const unitKey = (u: Omit<UnitIdentity, "agentId">): string =>
  JSON.stringify([u.pactId, u.clauseKey, u.kind, u.sourceId, u.cluster, u.buildId ?? "", u.subjectType ?? "", u.subjectId ?? ""]);

const EMPTY: UnitFold = { items: 0, weight: 0, lost: 0, observedAt: Number.POSITIVE_INFINITY, receivedAt: Number.NEGATIVE_INFINITY };

export const newUnit = (id: UnitId, identity: UnitIdentity, scope: Scope | null, at: Instant): UnitRecord => ({
  id,
  ...identity,
  ...EMPTY,
  scope,
  openedAt: at,
  x: null,
  passed: null,
  closedAt: null,
  closedBy: null,
});

/** A unit covers what all of its items cover. */
export function foldInto(unit: UnitRecord, item: UnitItem, scope: Scope | null, proof: AskedProof): UnitRecord {
  return { ...unit, ...foldItem(unit.items === 0 ? null : unit, item, proof.severity), scope: meetScopes(unit.scope, scope) };
}

export const closeUnit = (unit: UnitRecord, proof: AskedProof, by: NonNullable<UnitRow["closedBy"]>, at: Instant): UnitRecord => ({
  ...unit,
  ...outcomeOf(unit, proof),
  closedAt: at,
  closedBy: by,
});

const iso = (at: Instant): string => new Date(at).toISOString();

export const unitRow = (u: UnitRecord): UnitRow => ({
  id: u.id,
  pactId: u.pactId,
  clauseKey: u.clauseKey,
  kind: u.kind,
  sourceId: u.sourceId,
  agentId: u.agentId,
  buildId: u.buildId,
  subjectType: u.subjectType,
  subjectId: u.subjectId,
  scope: u.scope,
  cluster: u.cluster,
  openedAt: iso(u.openedAt),
  observedAt: iso(u.observedAt),
  receivedAt: iso(u.receivedAt),
  weight: String(u.weight),
  lost: String(u.lost),
  items: u.items,
  x: u.x === null ? null : String(u.x),
  passed: u.passed,
  closedAt: u.closedAt === null ? null : iso(u.closedAt),
  closedBy: u.closedBy,
});

export type StoredUnit = {
  id: UnitId;
  pact_id: PactId;
  clause_key: string;
  kind: string;
  source_id: SourceId;
  agent_id: AgentId | null;
  build_id: BuildId | null;
  subject_type: string | null;
  subject_id: string | null;
  scope: Scope | null;
  cluster: string;
  opened_at: Date;
  observed_at: Date;
  received_at: Date;
  weight: number;
  lost: number;
  items: number;
  x: number | null;
  passed: boolean | null;
  closed_at: Date | null;
  closed_by: UnitRow["closedBy"];
};

export const unitRecord = (row: StoredUnit): UnitRecord => ({
  id: row.id,
  pactId: row.pact_id,
  clauseKey: row.clause_key,
  kind: row.kind,
  sourceId: row.source_id,
  agentId: row.agent_id,
  buildId: row.build_id,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  scope: row.scope,
  cluster: row.cluster,
  openedAt: row.opened_at.getTime(),
  observedAt: row.observed_at.getTime(),
  receivedAt: row.received_at.getTime(),
  weight: row.weight,
  lost: row.lost,
  items: row.items,
  x: row.x,
  passed: row.passed,
  closedAt: row.closed_at?.getTime() ?? null,
  closedBy: row.closed_by,
});
