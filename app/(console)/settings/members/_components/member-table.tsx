import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { MemberListRow } from "@/lib/contract/members";
import { formatList } from "@/lib/format/format-count";
import { ROLE_NAMES } from "../../../_components/role-names";

const COLUMNS: Column<MemberListRow>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name },
  { key: "email", header: "E-mail", hideBelow: "md", cell: ({ email }) => <span className="break-all">{email}</span> },
  { key: "roles", header: "Roles", cell: ({ roles }) => formatList(roles.map((role) => ROLE_NAMES[role])) },
  {
    key: "teams",
    header: "Teams",
    hideBelow: "md",
    cell: ({ teams }) =>
      teams.length > 0 ? formatList(teams.map(({ name, lead }) => (lead ? `${name} (lead)` : name))) : <span className="text-muted">None</span>,
  },
  {
    key: "state",
    header: "State",
    cell: ({ disabledAt }) =>
      disabledAt ? (
        <Badge tone="quiet">
          Disabled <Time iso={disabledAt} show="relative" />
        </Badge>
      ) : (
        "May sign in"
      ),
  },
];

export function MemberTable({ members }: { members: MemberListRow[] }) {
  return (
    <DataTable
      caption="Members"
      columns={COLUMNS}
      rows={members}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/settings/members/${id}`}
      empty={<EmptyState title="Nobody is a member">npm start makes the first one.</EmptyState>}
    />
  );
}
