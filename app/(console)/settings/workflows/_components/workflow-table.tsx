import { type Column, DataTable } from "@/components/tables/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link-button";
import { Mono } from "@/components/ui/mono";
import type { WorkflowListRow } from "@/lib/contract/workflows";
import { formatCount, formatList } from "@/lib/format/format-count";
import { TOUCH_NAMES } from "./touch-names";

const COLUMNS: Column<WorkflowListRow>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name },
  { key: "slug", header: "Short name", hideBelow: "md", cell: ({ slug }) => <Mono>{slug}</Mono> },
  { key: "owner", header: "Owner", cell: ({ ownerTeam, ownerTeamName }) => <TextLink href={`/settings/teams/${ownerTeam}`}>{ownerTeamName}</TextLink> },
  {
    key: "touches",
    header: "Touches",
    cell: ({ touches, consequential }) =>
      touches.length > 0 ? (
        formatList(touches.map((touch) => TOUCH_NAMES[touch]))
      ) : (
        <span className="text-muted">{consequential ? "Consequential" : "Nothing consequential"}</span>
      ),
  },
  { key: "actions", header: "Actions", align: "end", hideBelow: "md", cell: ({ actions }) => formatCount(actions, "action") },
];

export function WorkflowTable({ workflows }: { workflows: WorkflowListRow[] }) {
  return (
    <DataTable
      caption="Registered workflows"
      columns={COLUMNS}
      rows={workflows}
      rowKey={({ id }) => id}
      rowHref={({ slug }) => `/settings/workflows/${slug}`}
      empty={<EmptyState title="No workflow is registered yet">Start with the one process in which a mistake would cost most.</EmptyState>}
    />
  );
}
