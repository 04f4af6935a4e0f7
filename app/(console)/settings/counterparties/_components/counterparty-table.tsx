import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Mono } from "@/components/ui/mono";
import type { CounterpartyListRow } from "@/lib/contract/counterparties";

const COLUMNS: Column<CounterpartyListRow>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name },
  { key: "slug", header: "Short name", hideBelow: "md", cell: ({ slug }) => <Mono>{slug}</Mono> },
  { key: "approved", header: "On the approved list", cell: ({ approved }) => (approved ? "Approved" : <Badge tone="caution">Not approved</Badge>) },
];

export function CounterpartyTable({ counterparties, mayAdd }: { counterparties: CounterpartyListRow[]; mayAdd: boolean }) {
  return (
    <DataTable
      caption="Counterparties"
      columns={COLUMNS}
      rows={counterparties}
      rowKey={({ id }) => id}
      rowHref={({ slug }) => `/settings/counterparties/${slug}`}
      empty={
        <EmptyState
          title="No counterparty is registered yet"
          action={mayAdd ? <LinkButton href="/settings/counterparties/new">Register the first one</LinkButton> : null}
        >
          A condition that pays approved counterparties only holds every payment until there is one.
        </EmptyState>
      }
    />
  );
}
