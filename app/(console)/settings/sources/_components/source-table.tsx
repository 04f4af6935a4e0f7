import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Mono } from "@/components/ui/mono";
import { Time } from "@/components/ui/time";
import type { SourceListRow } from "@/lib/contract/sources";
import { KIND_NAMES } from "./source-kinds";

const COLUMNS: Column<SourceListRow>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name },
  { key: "slug", header: "Short name", hideBelow: "md", cell: ({ slug }) => <Mono>{slug}</Mono> },
  { key: "kind", header: "Kind", cell: ({ kind }) => KIND_NAMES[kind] },
  { key: "trusted", header: "Counts", cell: ({ trusted, weight }) => `${trusted ? "Trusted" : "Not trusted"}${weight === "1" ? "" : ", a quarter"}` },
  {
    key: "heard",
    header: "Last heard",
    hideBelow: "md",
    cell: ({ lastHeardAt }) => (lastHeardAt ? <Time iso={lastHeardAt} show="relative" /> : <span className="text-muted">Never</span>),
  },
  {
    key: "state",
    header: "State",
    cell: ({ revokedAt }) =>
      revokedAt ? (
        <Badge tone="failure">
          Revoked <Time iso={revokedAt} show="relative" />
        </Badge>
      ) : (
        "In use"
      ),
  },
];

export function SourceTable({ sources, mayAdd }: { sources: SourceListRow[]; mayAdd: boolean }) {
  return (
    <DataTable
      caption="Evidence sources"
      columns={COLUMNS}
      rows={sources}
      rowKey={({ id }) => id}
      rowHref={({ slug }) => `/settings/sources/${slug}`}
      empty={
        <EmptyState
          title="No source is registered yet"
          action={mayAdd ? <LinkButton href="/settings/sources/new">Register the first source</LinkButton> : null}
        >
          Without evidence every clause stands as missing, and nothing that needs proof is permitted.
        </EmptyState>
      }
    />
  );
}
