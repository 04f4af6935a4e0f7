import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionListRow } from "@/lib/contract/actions";
import { REVERSIBILITY_NAMES, RISK_NAMES } from "./action-names";

const COLUMNS: Column<ActionListRow>[] = [
  { key: "name", header: "Action", cell: ({ name }) => <span className="font-mono text-table">{name}</span> },
  { key: "workflow", header: "Workflow", cell: ({ workflowName }) => workflowName },
  { key: "risk", header: "Risk", cell: ({ risk }) => (risk ? RISK_NAMES[risk] : <Badge tone="caution">Unknown: never taken for low</Badge>) },
  { key: "reversibility", header: "Can be undone", hideBelow: "md", cell: ({ reversibility }) => REVERSIBILITY_NAMES[reversibility] },
  { key: "money", header: "Moves money", hideBelow: "md", cell: ({ moneyMoving }) => (moneyMoving ? "Yes" : "No") },
  {
    key: "schema",
    header: "Inputs",
    hideBelow: "md",
    cell: ({ hasArgsSchema }) => (hasArgsSchema ? "Checked by schema" : <span className="text-muted">Not checked</span>),
  },
  { key: "display", header: "Display", hideBelow: "shell", cell: ({ hasDisplay }) => (hasDisplay ? "Written" : <span className="text-muted">As sent</span>) },
];

export function ActionTable({ actions }: { actions: ActionListRow[] }) {
  return (
    <DataTable
      caption="Registered actions"
      columns={COLUMNS}
      rows={actions}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/settings/actions/${id}`}
      empty={
        <EmptyState title="No action is registered yet">
          Register the one operation you want gated first, with the worst it can do and whether that can be undone.
        </EmptyState>
      }
    />
  );
}
