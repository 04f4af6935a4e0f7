import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { permissionReason } from "@/components/agents/permission-reason";
import { LaneBadge } from "@/components/lanes/lane-badge";
import { LiveRefresh } from "@/components/shell/live-refresh";
import { firstParam, type SearchParams, withParams } from "@/components/tables/url-params";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { may } from "@/lib/core/members/permissions";
import { loadAgent } from "@/lib/server/agents/reads";
import { standingOf } from "@/lib/server/auth/actor";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listHolders } from "@/lib/server/members/reads";

import { AuthorityLines } from "./_components/authority-lines";
import { BuildsTab } from "./_components/builds-tab";
import { DecisionsTab } from "./_components/decisions-tab";
import { NarrowNow } from "./_components/narrow-now";
import { StandingTab } from "./_components/standing-tab";
import { TimelineTab } from "./_components/timeline-tab";

export const metadata: Metadata = { title: "Agent" };

const TABS = { standing: "Standing", timeline: "Timeline", decisions: "Decisions", builds: "Builds" } as const;
type Tab = keyof typeof TABS;

const EVENTS: Record<Tab, readonly string[]> = {
  standing: ["lane.", "trigger.", "agent.", "build.", "pact.", "unit."],
  timeline: ["lane."],
  decisions: ["decision.", "execution.", "review."],
  builds: ["build."],
};

const isTab = (text: string | undefined): text is Tab => text !== undefined && text in TABS;

export default async function AgentPage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  const agent = await loadAgent(actor, decodeURIComponent(slug), { build: firstParam(query, "build") });
  if (!agent) notFound();
  const path = `/agents/${agent.slug}`;
  const wanted = firstParam(query, "t");
  const tab: Tab = isTab(wanted) ? wanted : "standing";
  const narrow = await listHolders(actor, "agents.narrow");

  return (
    <>
      <LiveRefresh on={[...EVENTS[tab], "lane.", "agent."]} />
      <PageHeader
        title={agent.name}
        trail={[{ label: "Agents", href: "/agents" }]}
        badges={<LaneBadge lane={agent.lane ?? "unknown"} size="large" of="Lane" />}
        description={<AuthorityLines agent={agent} />}
        actions={<NarrowNow agent={agent} reason={may(standingOf(actor), "agents.narrow") ? null : permissionReason("Narrowing", narrow)} />}
      />
      <div className="flex flex-col gap-4">
        <TabLinks
          label={`Views of ${agent.name}`}
          links={Object.entries(TABS).map(([name, label]) => ({
            href: withParams(path, name === "standing" ? { build: query.build } : {}, name === "standing" ? {} : { t: name }),
            label: name === "builds" ? `${label} (${agent.builds.length})` : label,
            current: name === tab,
          }))}
        />
        {tab === "standing" ? <StandingTab actor={actor} agent={agent} query={query} path={path} /> : null}
        {tab === "timeline" ? <TimelineTab agent={agent} /> : null}
        {tab === "decisions" ? <DecisionsTab actor={actor} agent={agent} query={query} path={path} /> : null}
        {tab === "builds" ? <BuildsTab actor={actor} agent={agent} /> : null}
      </div>
    </>
  );
}
