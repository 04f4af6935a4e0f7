import { BuildStandingBadge } from "@/components/agents/build-standing";
import { FreshBar } from "@/components/evidence/fresh-bar";
import { LaneBadge } from "@/components/lanes/lane-badge";
import { LANE_LOOKS } from "@/components/lanes/lane-looks";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Countdown } from "@/components/ui/countdown";
import { EmptyState } from "@/components/ui/empty-state";
import { Hash } from "@/components/ui/hash";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import type { AgentStandingRow } from "@/lib/contract/agent-standing";

const COLUMNS: readonly Column<AgentStandingRow>[] = [
  {
    key: "agent",
    header: "Agent",
    rowHeader: true,
    className: "min-w-32",
    cell: ({ name, slug }) => (
      <>
        {name} <span className="block text-meta font-normal text-muted">{slug}</span>
      </>
    ),
  },
  {
    key: "lane",
    header: "Lane",
    className: "whitespace-nowrap",
    cell: ({ lane, since }) => (
      <>
        <LaneBadge lane={lane ?? "unknown"} />
        <span className="block text-meta text-muted">{since ? <Time iso={since} show="relative" /> : lane ? "just now" : "under no pact"}</span>
      </>
    ),
  },
  { key: "authority", header: "What it may do now", className: "min-w-52", cell: ({ authority }) => authority },
  {
    key: "weakest",
    header: "Weakest proof",
    className: "min-w-36",
    cell: ({ weakest }) =>
      weakest ? (
        <>
          <FreshBar freshness={weakest.freshness} compact />
          <span className="block text-meta text-muted">
            {weakest.clause} of {weakest.pact}
          </span>
        </>
      ) : (
        <span className="text-muted">Nothing is asked for</span>
      ),
  },
  {
    key: "changes",
    header: "Changes in",
    className: "min-w-28",
    cell: ({ changesAt, nextLane }) =>
      changesAt && nextLane ? (
        <>
          <Countdown to={changesAt} label="Lane changes" over="now" />
          <span className="block text-meta text-muted">to {LANE_LOOKS[nextLane].word} unless renewed</span>
        </>
      ) : (
        <span className="text-muted">Not by itself</span>
      ),
  },
  {
    key: "build",
    header: "Build",
    hideBelow: "wide",
    className: "min-w-36",
    cell: ({ build }) =>
      build ? (
        <>
          <span className="flex items-center gap-1.5">
            <Hash value={build.fingerprint} copy={false} /> {build.standing === "verified" ? null : <BuildStandingBadge standing={build.standing} />}
          </span>
          <span className="block text-meta text-muted">
            {build.label}
            {build.since ? (
              <>
                , since <Time iso={build.since} show="relative" />
              </>
            ) : null}
          </span>
        </>
      ) : (
        <span className="text-muted">None yet</span>
      ),
  },
  { key: "owner", header: "Owner", hideBelow: "wide", cell: ({ owner }) => owner.name },
];

export function AgentsTable({ rows }: { rows: readonly AgentStandingRow[] }) {
  return (
    <DataTable
      caption="Agents, those that need somebody first"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ slug }) => `/agents/${slug}`}
      empty={
        <EmptyState
          title="No agent is registered"
          action={
            <LinkButton href="/settings/agents" variant="primary">
              Register an agent
            </LinkButton>
          }
        >
          An agent that nobody registered is denied everything. Register it, then let a pact name it.
        </EmptyState>
      }
    />
  );
}
