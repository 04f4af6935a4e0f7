import "server-only";
import type { VersionStatus } from "@/lib/core/closed-lists";
import type { ActorId, PactId, PactVersionId, TeamId, WorkflowId } from "@/lib/core/ids";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import type { PactRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

export type VersionInWork = {
  id: PactVersionId;
  number: number;
  document: PactDocument;
  digest: string;
  status: VersionStatus;
  authors: ActorId[];
  approvals: { member: ActorId; at: string }[];
  share: number;
  /** Commitment of the author's note. */
  note: string | null;
  createdAt: string;
  updatedAt: string;
  effectiveAt: string | null;
  retiredAt: string | null;
};

/** A pact and all its versions, newest first. */
export type PactInWork = { row: PactRow; versions: VersionInWork[] };

export const openVersion = ({ versions }: PactInWork): VersionInWork | null =>
  versions.find(({ status }) => status === "draft" || status === "approved") ?? null;

/** The newest version in force: what the next one is measured against. */
export const versionInForce = ({ versions }: PactInWork): VersionInWork | null => versions.find(({ status }) => status === "enforced") ?? null;

export const liveVersions = ({ versions }: PactInWork): VersionInWork[] => versions.filter(({ status }) => status === "enforced" || status === "shadow");

type Row = { id: PactId; slug: string; title: string; owner_team_id: TeamId; workflow_id: WorkflowId | null; created_at: Date };
type VersionRow = Omit<VersionInWork, "share" | "createdAt" | "updatedAt" | "effectiveAt" | "retiredAt"> & {
  enforced_share: number;
  created_at: Date;
  updated_at: Date;
  effective_at: Date | null;
  retired_at: Date | null;
};

/** For operations: locks the pact, so that whoever writes to it meanwhile waits. */
export const pactInWork = (sql: Sql, slug: string): Promise<PactInWork | null> => readPact(sql, slug, "for update");

/** For pages. */
export const pactAsRead = (sql: Sql, slug: string): Promise<PactInWork | null> => readPact(sql, slug, "");

async function readPact(sql: Sql, slug: string, lock: "for update" | ""): Promise<PactInWork | null> {
  const [row] = await sql.query<Row>(`select id, slug, title, owner_team_id, workflow_id, created_at from pact where slug = $1 ${lock}`, [slug]);
  if (!row) return null;
  const versions = await sql.query<VersionRow>(
    `select id, number, document, digest, status, enforced_share, authors, approvals, note, created_at, updated_at, effective_at, retired_at
      from pact_version where pact_id = $1 order by number desc`,
    [row.id],
  );
  return {
    row: { id: row.id, slug: row.slug, title: row.title, ownerTeamId: row.owner_team_id, workflowId: row.workflow_id, createdAt: row.created_at.toISOString() },
    versions: versions.map(versionOf),
  };
}

const versionOf = ({ enforced_share, created_at, updated_at, effective_at, retired_at, ...version }: VersionRow): VersionInWork => ({
  ...version,
  share: enforced_share,
  createdAt: created_at.toISOString(),
  updatedAt: updated_at.toISOString(),
  effectiveAt: effective_at?.toISOString() ?? null,
  retiredAt: retired_at?.toISOString() ?? null,
});
