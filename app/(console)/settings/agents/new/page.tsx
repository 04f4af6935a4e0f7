import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { DeniedNote } from "../../_components/denied-note";
import { teamOptions } from "../../_components/team-options";
import { TeamsFirst } from "../../_components/teams-first";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { AgentForm } from "../_components/agent-form";

export const metadata: Metadata = { title: "Register an agent" };

export default async function NewAgentPage() {
  const actor = await requireActor();
  const [teams, denied] = await Promise.all([teamOptions(actor), whoElseMay(actor, "registry.manage")]);
  return (
    <>
      <PageHeader title="Register an agent" trail={[{ label: "Agents & builds", href: "/settings/agents" }]} />
      <DeniedNote what="Registering agents" denied={denied} />
      <TeamsFirst teams={teams} />
      <Panel>
        <AgentForm agent={null} teams={teams} reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
