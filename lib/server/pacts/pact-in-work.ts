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
  createdAt: string;
};

/** A pact and all its versions, newest first, locked: whoever writes to it meanwhile waits. */
export type PactInWork = { row: PactRow; versions: VersionInWork[] };

export const openVersion = ({ versions }: PactInWork): VersionInWork | null =>
  versions.find(({ status }) => status === "draft" || status === "approved") ?? null;

/** The newest version in force: what the next one is measured against. */
export const versionInForce = ({ versions }: PactInWork): VersionInWork | null => versions.find(({ status }) => status === "enforced") ?? null;

export const liveVersions = ({ versions }: PactInWork): VersionInWork[] => versions.filter(({ status }) => status === "enforced" || status === "shadow");

type Row = { id: PactId; slug: string; title: string; owner_team_id: TeamId; workflow_id: WorkflowId | null; created_at: Date };
type VersionRow = Omit<VersionInWork, "createdAt"> & { created_at: Date };

export async function pactInWork(sql: Sql, slug: string): Promise<PactInWork | null> {
  const [row] = await sql.query<Row>("select id, slug, title, owner_team_id, workflow_id, created_at from pact where slug = $1 for update", [slug]);
  if (!row) return null;
  const versions = await sql.query<VersionRow>(
    "select id, number, document, digest, status, authors, approvals, created_at from pact_version where pact_id = $1 order by number desc",
    [row.id],
  );
  return {
    row: { id: row.id, slug: row.slug, title: row.title, ownerTeamId: row.owner_team_id, workflowId: row.workflow_id, createdAt: row.created_at.toISOString() },
    versions: versions.map(({ created_at, ...version }) => ({ ...version, createdAt: created_at.toISOString() })),
  };
}
