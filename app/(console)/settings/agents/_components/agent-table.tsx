import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Mono } from "@/components/ui/mono";
import { Time } from "@/components/ui/time";
import type { AgentListRow } from "@/lib/contract/agents";

const COLUMNS: Column<AgentListRow>[] = [
  {
    key: "name",
    header: "Name",
    cell: ({ name }) => name,
  },
  { key: "slug", header: "Short name", hideBelow: "md", cell: ({ slug }) => <Mono>{slug}</Mono> },
  { key: "owner", header: "Owner", cell: ({ ownerTeam, ownerTeamName }) => <TextLink href={`/settings/teams/${ownerTeam}`}>{ownerTeamName}</TextLink> },
  {
    key: "builds",
    header: "Builds",
    cell: ({ slug, builds, verifiedBuilds }) => (
      <TextLink href={`/agents/${slug}`}>{builds === 0 ? "None yet" : `${builds}, ${verifiedBuilds === builds ? "all" : verifiedBuilds} verified`}</TextLink>
    ),
  },
  { key: "registered", header: "Registered", hideBelow: "md", cell: ({ registeredAt }) => <Time iso={registeredAt} show="relative" /> },
  { key: "state", header: "State", hideBelow: "md", cell: ({ suspendedAt }) => (suspendedAt ? <Badge tone="failure">Suspended</Badge> : "Registered") },
];

export function AgentTable({ agents, mayAdd }: { agents: AgentListRow[]; mayAdd: boolean }) {
  return (
    <DataTable
      caption="Registered agents"
      columns={COLUMNS}
      rows={agents}
      rowKey={({ id }) => id}
      rowHref={({ slug }) => `/settings/agents/${slug}`}
      empty={
        <EmptyState title="No agent is registered yet" action={mayAdd ? <LinkButton href="/settings/agents/new">Register the first agent</LinkButton> : null}>
          The requests of an agent that isn’t registered are denied. Register it, then its build, then name it in a pact.
        </EmptyState>
      }
    />
  );
}
