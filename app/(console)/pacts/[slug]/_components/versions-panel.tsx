import { ModeBadge } from "@/components/pacts/mode-badge";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Hash } from "@/components/ui/hash";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { VersionSummary } from "@/lib/contract/pacts";
import { formatList } from "@/lib/format/format-count";

const COLUMNS: readonly Column<VersionSummary>[] = [
  { key: "number", header: "Version", rowHeader: true, cell: ({ number }) => `Version ${number}` },
  { key: "status", header: "Status", className: "whitespace-nowrap", cell: ({ status }) => <ModeBadge mode={status} /> },
  {
    key: "authors",
    header: "Written by",
    className: "min-w-36",
    cell: ({ authors, updatedAt, note }) => (
      <>
        {formatList(authors.map(({ name }) => name))}
        <span className="block text-meta text-muted">
          <Time iso={updatedAt} show="absolute" />
          {note ? `: “${note}”` : ""}
        </span>
      </>
    ),
  },
  {
    key: "approvals",
    header: "Approved by",
    className: "min-w-32",
    cell: ({ approvals, status }) =>
      approvals.length > 0 ? (
        approvals.map(({ by, at }) => (
          <span key={by.id} className="block">
            {by.name}
            <span className="block text-meta text-muted">
              <Time iso={at} show="absolute" />
            </span>
          </span>
        ))
      ) : (
        <span className="text-muted">{status === "enforced" || status === "retired" ? "Not needed: only stricter" : "Nobody yet"}</span>
      ),
  },
  {
    key: "enforced",
    header: "In force",
    className: "min-w-36",
    cell: ({ effectiveAt, retiredAt, enforcedBy }) =>
      effectiveAt ? (
        <>
          since <Time iso={effectiveAt} show="absolute" />
          {enforcedBy ? `, by ${enforcedBy.name}` : ""}
          {retiredAt ? (
            <span className="block text-meta text-muted">
              until <Time iso={retiredAt} show="absolute" />
            </span>
          ) : null}
        </>
      ) : (
        <span className="text-muted">Never</span>
      ),
  },
  { key: "digest", header: "Digest", hideBelow: "wide", cell: ({ digest }) => <Hash value={digest} copy={false} /> },
];

/** Every version with who wrote it, who agreed and who put it in force. */
export function VersionsPanel({ slug, versions }: { slug: string; versions: readonly VersionSummary[] }) {
  return (
    <Panel title="Versions" flush>
      <DataTable
        caption="Versions, newest first"
        columns={COLUMNS}
        rows={versions}
        rowKey={({ number }) => String(number)}
        rowHref={({ number }) => `/pacts/${slug}/versions/${number}`}
        empty="No version."
      />
    </Panel>
  );
}
