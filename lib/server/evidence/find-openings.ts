import "server-only";
import { contradict } from "@/lib/core/evidence/contradiction";
import type { Tx } from "../ledger/transact";
import type { FoldedItem, JudgedUnit } from "./fold-evidence";
import { type StoredUnit, type UnitRecord, unitRecord } from "./unit-record";

export type Opening =
  | { kind: "evidence_contradictory"; judged: JudgedUnit; other: UnitRecord & { sourceSlug: string } }
  | { kind: "repeat_failure"; judged: JudgedUnit };

/** What the folded items would open: trusted sources that disagree, and failures of critical clauses. */
export async function findOpenings(tx: Tx, folded: readonly FoldedItem[]): Promise<Opening[]> {
  const failures = folded
    .flatMap((item) => item.failed)
    .filter(({ unit, proof, trusted }) => trusted && proof.severity === "critical" && unit.agentId !== null)
    .map((judged): Opening => ({ kind: "repeat_failure", judged }));
  return [...failures, ...(await disagreements(tx, folded))];
}

const streamKey = (u: Pick<UnitRecord, "pactId" | "clauseKey" | "kind" | "buildId" | "subjectType" | "subjectId">): string =>
  JSON.stringify([u.pactId, u.clauseKey, u.kind, u.buildId ?? "", u.subjectType ?? "", u.subjectId ?? ""]);

const evidenceTime = ({ observedAt, receivedAt }: UnitRecord): number => Math.min(observedAt, receivedAt);

/** Each unit is held against the newest one of every other trusted source, in the order of receipt. */
async function disagreements(tx: Tx, folded: readonly FoldedItem[]): Promise<Opening[]> {
  const closed = folded.flatMap((item) => item.closed).filter(({ trusted, proof, unit }) => trusted && proof.sources.size > 1 && unit.x !== null);
  if (closed.length === 0) return [];
  const newest = await newestBySource(tx, closed);
  const found: Opening[] = [];
  for (const judged of closed) {
    const { unit, proof, sourceSlug } = judged;
    const stream = newest.get(streamKey(unit)) ?? new Map<string, UnitRecord & { sourceSlug: string }>();
    newest.set(streamKey(unit), stream);
    for (const [source, other] of stream) {
      if (source !== unit.sourceId && proof.sources.has(other.sourceSlug) && contradict(unit, other, proof.window, tx.at))
        found.push({ kind: "evidence_contradictory", judged, other });
    }
    const own = stream.get(unit.sourceId);
    if (!own || evidenceTime(unit) >= evidenceTime(own)) stream.set(unit.sourceId, { ...unit, sourceSlug });
  }
  return found;
}

async function newestBySource(tx: Tx, closed: readonly JudgedUnit[]): Promise<Map<string, Map<string, UnitRecord & { sourceSlug: string }>>> {
  const streams = [...new Map(closed.map(({ unit }) => [streamKey(unit), unit])).values()];
  const rows = await tx.query<StoredUnit & { source_slug: string }>(
    `select distinct on (u.pact_id, u.clause_key, u.kind, u.build_id, u.subject_type, u.subject_id, u.source_id) u.*, s.slug as source_slug
      from unit u join source s on s.id = u.source_id and s.trusted and s.revoked_at is null
      join unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as w(pact, clause, kind, build, subject_type, subject_id)
        on u.pact_id = w.pact and u.clause_key = w.clause and u.kind = w.kind
        and coalesce(u.build_id, '') = w.build and coalesce(u.subject_type, '') = w.subject_type and coalesce(u.subject_id, '') = w.subject_id
      where u.passed is not null
      order by u.pact_id, u.clause_key, u.kind, u.build_id, u.subject_type, u.subject_id, u.source_id, least(u.observed_at, u.received_at) desc, u.closed_at desc`,
    [
      streams.map((u) => u.pactId),
      streams.map((u) => u.clauseKey),
      streams.map((u) => u.kind),
      streams.map((u) => u.buildId ?? ""),
      streams.map((u) => u.subjectType ?? ""),
      streams.map((u) => u.subjectId ?? ""),
    ],
  );
  const found = new Map<string, Map<string, UnitRecord & { sourceSlug: string }>>();
  for (const row of rows) {
    const unit = { ...unitRecord(row), sourceSlug: row.source_slug };
    const stream = found.get(streamKey(unit)) ?? new Map();
    found.set(streamKey(unit), stream.set(unit.sourceId, unit));
  }
  return found;
}
