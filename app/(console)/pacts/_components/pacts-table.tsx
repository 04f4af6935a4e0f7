import { FreshBar } from "@/components/evidence/fresh-bar";
import { ModeBadge } from "@/components/pacts/mode-badge";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import type { ClauseProof, PactListRow } from "@/lib/contract/pacts";
import { formatCount, formatList } from "@/lib/format/format-count";

function Proof({ proof }: { proof: ClauseProof | null }) {
  if (!proof) return <span className="text-muted">—</span>;
  return (
    <>
      <FreshBar freshness={proof.freshness} left={proof.left} compact />
      <span className="block text-meta text-muted">{proof.clause}</span>
    </>
  );
}

function Gaps({ row: { slug, errors, warnings, firstGap, open, number }, mayAuthor }: { row: PactListRow; mayAuthor: boolean }) {
  if (errors + warnings === 0) return <span className="text-muted">None</span>;
  const words = [errors > 0 ? formatCount(errors, "error") : null, warnings > 0 ? formatCount(warnings, "warning") : null].filter(Boolean).join(", ");
  const edit = `/pacts/${slug}/edit${firstGap ? `?at=${encodeURIComponent(firstGap)}` : ""}`;
  const href = mayAuthor ? edit : `/pacts/${slug}/versions/${open?.number ?? number}`;
  return (
    <>
      <TextLink href={href} className={errors > 0 ? "font-semibold" : undefined}>
        {words}
      </TextLink>
      <span className="block text-meta text-muted">in version {open?.number ?? number}</span>
    </>
  );
}

const columns = (mayAuthor: boolean): readonly Column<PactListRow>[] => [
  {
    key: "pact",
    header: "Pact",
    rowHeader: true,
    className: "min-w-40",
    cell: ({ title, slug }) => (
      <>
        {title || slug} <span className="block text-meta font-normal text-muted">{slug}</span>
      </>
    ),
  },
  {
    key: "agents",
    header: "Agents",
    className: "min-w-28",
    cell: ({ agents }) => (agents.length > 0 ? formatList(agents) : <Badge tone="failure">Nobody</Badge>),
  },
  {
    key: "mode",
    header: "Mode",
    className: "whitespace-nowrap",
    cell: ({ mode, share, open }) => (
      <>
        <ModeBadge mode={mode} share={share} />
        {open ? (
          <span className="block text-meta text-muted">
            version {open.number} is {open.status === "approved" ? "approved" : "a draft"}
          </span>
        ) : null}
      </>
    ),
  },
  { key: "version", header: "Version", align: "end", cell: ({ number }) => number },
  { key: "clauses", header: "Clauses", align: "end", hideBelow: "shell", cell: ({ clauses }) => clauses },
  { key: "gaps", header: "Gaps", className: "min-w-28", cell: (row) => <Gaps row={row} mayAuthor={mayAuthor} /> },
  { key: "stalest", header: "Stalest proof", className: "min-w-24", cell: ({ stalest }) => <Proof proof={stalest} /> },
  { key: "freshest", header: "Freshest", hideBelow: "wide", cell: ({ freshest }) => <Proof proof={freshest} /> },
  { key: "owner", header: "Owner", hideBelow: "shell", cell: ({ owner }) => owner.name },
];

export function PactsTable({ rows, mayAuthor }: { rows: readonly PactListRow[]; mayAuthor: boolean }) {
  return (
    <DataTable
      caption="Pacts, those with gaps first"
      columns={columns(mayAuthor)}
      rows={rows}
      rowKey={({ slug }) => slug}
      rowHref={({ slug }) => `/pacts/${slug}`}
      empty={
        <EmptyState
          title="No pact yet"
          action={
            mayAuthor ? (
              <LinkButton href="/pacts/new" variant="primary">
                Write the first pact
              </LinkButton>
            ) : null
          }
        >
          Until a pact is in force every action is denied. Start small: one workflow, its riskiest action, one clause.
        </EmptyState>
      }
    />
  );
}
