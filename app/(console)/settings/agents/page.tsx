import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listRegisteredAgents } from "@/lib/server/agents/register-reads";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { AddLink } from "../_components/add-link";
import { DeniedNote } from "../_components/denied-note";
import { whoElseMay } from "../_components/who-may";
import { AgentTable } from "./_components/agent-table";

export const metadata: Metadata = { title: "Agents & builds" };

export default async function AgentsSettingsPage() {
  const actor = await requireActor();
  const [agents, denied] = await Promise.all([listRegisteredAgents(actor), whoElseMay(actor, "registry.manage")]);
  return (
    <>
      <PageHeader
        title="Agents & builds"
        description="Which agents are known here and who answers for them. Builds are registered and verified on the agent’s own page."
        actions={
          <AddLink href="/settings/agents/new" denied={denied}>
            Register an agent
          </AddLink>
        }
      />
      <DeniedNote what="Registering agents" denied={denied} />
      <Panel flush>
        <AgentTable agents={agents} mayAdd={denied === null} />
      </Panel>
    </>
  );
}
