import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { DeniedNote } from "../../_components/denied-note";
import { teamOptions } from "../../_components/team-options";
import { TeamsFirst } from "../../_components/teams-first";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { WorkflowForm } from "../_components/workflow-form";

export const metadata: Metadata = { title: "Register a workflow" };

export default async function NewWorkflowPage() {
  const actor = await requireActor();
  const [teams, denied] = await Promise.all([teamOptions(actor), whoElseMay(actor, "registry.manage")]);
  return (
    <>
      <PageHeader title="Register a workflow" trail={[{ label: "Workflows & actions", href: "/settings/workflows" }]} />
      <DeniedNote what="Registering workflows" denied={denied} />
      <TeamsFirst teams={teams} />
      <Panel>
        <WorkflowForm workflow={null} teams={teams} reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
