import type { Metadata } from "next";
import { LiveRefresh } from "@/components/shell/live-refresh";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listAgents } from "@/lib/server/agents/reads";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { AgentsTable } from "./_components/agents-table";

export const metadata: Metadata = { title: "Agents" };

export default async function AgentsPage() {
  const actor = await requireActor();
  const rows = await listAgents(actor);
  return (
    <>
      <LiveRefresh on={["lane.", "agent.", "build.", "trigger.", "pact.", "unit."]} />
      <PageHeader
        title="Agents"
        description="How much authority each agent has right now, and what that rests on. Those that need somebody come first."
        actions={
          <LinkButton href="/settings/agents" size="small">
            Register an agent
          </LinkButton>
        }
      />
      <Panel flush>
        <AgentsTable rows={rows} />
      </Panel>
    </>
  );
}
