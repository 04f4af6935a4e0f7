import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadRegisteredAgent } from "@/lib/server/agents/register-reads";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { DeniedNote } from "../../_components/denied-note";
import { teamOptions } from "../../_components/team-options";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { AgentForm } from "../_components/agent-form";

export const metadata: Metadata = { title: "Agent" };

export default async function AgentSettingsPage({ params }: { params: Promise<{ agentId: string }> }) {
  const actor = await requireActor();
  const [agent, teams, denied] = await Promise.all([
    loadRegisteredAgent(actor, (await params).agentId),
    teamOptions(actor),
    whoElseMay(actor, "registry.manage"),
  ]);
  if (!agent) notFound();
  return (
    <>
      <PageHeader
        title={agent.name}
        trail={[{ label: "Agents & builds", href: "/settings/agents" }]}
        badges={<Mono>{agent.slug}</Mono>}
        actions={<LinkButton href={`/agents/${agent.slug}`}>Builds and standing lane</LinkButton>}
      />
      <DeniedNote what="Changing agents" denied={denied} />
      <Panel>
        <AgentForm key={agent.id} agent={agent} teams={teams} reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
