import { type Column, DataTable } from "@/components/tables/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Mono } from "@/components/ui/mono";
import type { TeamListRow } from "@/lib/contract/teams";
import { formatList } from "@/lib/format/format-count";
import { describeHours } from "./hours-text";

const COLUMNS: Column<TeamListRow>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name },
  { key: "slug", header: "Short name", hideBelow: "md", cell: ({ slug }) => <Mono>{slug}</Mono> },
  {
    key: "members",
    header: "Members",
    cell: ({ members }) => {
      const names = members.filter(({ disabled }) => !disabled).map(({ name, lead }) => (lead ? `${name} (lead)` : name));
      return names.length > 0 ? formatList(names) : <span className="text-muted">Nobody: its items wait for their default outcome</span>;
    },
  },
  { key: "hours", header: "Hours", hideBelow: "md", cell: ({ hours, timezone }) => `${describeHours(hours)}, ${timezone}` },
  {
    key: "capacity",
    header: "Reviews an hour",
    align: "end",
    hideBelow: "md",
    cell: ({ capacityPerHour }) => capacityPerHour ?? <span className="text-muted">Not said</span>,
  },
];

export function TeamTable({ teams, mayAdd }: { teams: TeamListRow[]; mayAdd: boolean }) {
  return (
    <DataTable
      caption="Teams"
      columns={COLUMNS}
      rows={teams}
      rowKey={({ id }) => id}
      rowHref={({ slug }) => `/settings/teams/${slug}`}
      empty={
        <EmptyState title="No team is registered yet" action={mayAdd ? <LinkButton href="/settings/teams/new">Add the first team</LinkButton> : null}>
          Everything else names a team that answers for it, so this is where to begin.
        </EmptyState>
      }
    />
  );
}
