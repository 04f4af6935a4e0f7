import "server-only";
import type { EvidenceReason } from "@/lib/contract/evidence";
import type { EvidenceId } from "@/lib/core/ids";
import type { EvidenceRow } from "@/lib/core/projections/rows";
import type { IsoInstant } from "@/lib/core/time";
import { canonical, digestOf } from "../ledger/canonical";
import type { ResolvedItem } from "./resolve-items";

type Standing = { id: EvidenceId; receivedAt: IsoInstant; status: "accepted" | "quarantined"; reason: EvidenceReason | null; bodyCommit: string | null };

/** An item as its row: all of it that holds no personal text. */
export function evidenceRow({ item, source, agent, build, origin }: ResolvedItem, { id, receivedAt, status, reason, bodyCommit }: Standing): EvidenceRow {
  return {
    id,
    about: item.subject ? "subject" : "agent",
    agentId: agent?.id ?? null,
    buildId: build,
    subjectType: item.subject?.type ?? null,
    subjectId: item.subject?.id ?? null,
    sourceId: source.id,
    kind: item.kind,
    phase: item.phase,
    origin,
    purpose: item.purpose,
    observedAt: new Date(item.observedAt).toISOString(),
    receivedAt,
    key: item.key,
    cluster: item.cluster ?? item.key,
    final: item.final ?? item.cluster === undefined,
    severity: item.severity ?? null,
    result: item.result,
    score: item.score === undefined ? null : String(item.score),
    scope: item.scope ?? null,
    bodyCommit,
    bodyDigest: item.body === undefined ? null : digestOf(item.body),
    status,
    statusReason: reason,
  };
}

type Content = Pick<
  EvidenceRow,
  | "agentId"
  | "buildId"
  | "subjectType"
  | "subjectId"
  | "kind"
  | "phase"
  | "origin"
  | "purpose"
  | "cluster"
  | "final"
  | "severity"
  | "result"
  | "scope"
  | "bodyDigest"
> & {
  observedAt: number;
  score: number | null;
};

/** What two items under one key are compared by; receipt, status and where the body is kept are not the sender's. */
const contentOf = (content: Content): string =>
  canonical([
    content.agentId,
    content.buildId,
    content.subjectType,
    content.subjectId,
    content.kind,
    content.phase,
    content.origin,
    content.purpose,
    content.cluster,
    content.final,
    content.severity,
    content.result,
    content.scope,
    content.bodyDigest,
    content.observedAt,
    content.score,
  ]);

export const contentOfRow = (row: EvidenceRow): string =>
  contentOf({ ...row, observedAt: Date.parse(row.observedAt), score: row.score === null ? null : Number(row.score) });

export type StoredEvidence = {
  id: EvidenceId;
  source_id: EvidenceRow["sourceId"];
  key: string;
  agent_id: EvidenceRow["agentId"];
  build_id: EvidenceRow["buildId"];
  subject_type: string | null;
  subject_id: string | null;
  kind: string;
  phase: EvidenceRow["phase"];
  origin: EvidenceRow["origin"];
  purpose: EvidenceRow["purpose"];
  cluster: string;
  final: boolean;
  severity: string | null;
  result: EvidenceRow["result"];
  scope: EvidenceRow["scope"];
  body_digest: string | null;
  observed_at: Date;
  score: number | null;
};

export const contentOfStored = (row: StoredEvidence): string =>
  contentOf({
    agentId: row.agent_id,
    buildId: row.build_id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    kind: row.kind,
    phase: row.phase,
    origin: row.origin,
    purpose: row.purpose,
    cluster: row.cluster,
    final: row.final,
    severity: row.severity,
    result: row.result,
    scope: row.scope,
    bodyDigest: row.body_digest,
    observedAt: row.observed_at.getTime(),
    score: row.score,
  });
