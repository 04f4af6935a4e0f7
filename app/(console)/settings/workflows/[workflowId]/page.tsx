import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listActions } from "@/lib/server/actions/reads";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadWorkflow } from "@/lib/server/workflows/reads";
import { AddLink } from "../../_components/add-link";
import { DeniedNote } from "../../_components/denied-note";
import { teamOptions } from "../../_components/team-options";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { ActionTable } from "../../actions/_components/action-table";
import { WorkflowForm } from "../_components/workflow-form";

export const metadata: Metadata = { title: "Workflow" };

export default async function WorkflowPage({ params }: { params: Promise<{ workflowId: string }> }) {
  const actor = await requireActor();
  const [workflow, actions, teams, denied] = await Promise.all([
    loadWorkflow(actor, (await params).workflowId),
    listActions(actor),
    teamOptions(actor),
    whoElseMay(actor, "registry.manage"),
  ]);
  if (!workflow) notFound();
  return (
    <>
      <PageHeader title={workflow.name} trail={[{ label: "Workflows & actions", href: "/settings/workflows" }]} badges={<Mono>{workflow.slug}</Mono>} />
      <DeniedNote what="Changing workflows" denied={denied} />
      <div className="flex flex-col gap-4">
        <Panel
          title="Actions"
          flush
          actions={
            <AddLink href={`/settings/actions/new?workflow=${workflow.slug}`} denied={denied} primary={false}>
              Register an action
            </AddLink>
          }
        >
          <ActionTable actions={actions.filter((action) => action.workflow === workflow.slug)} />
        </Panel>
        <Panel title="The workflow">
          <WorkflowForm key={workflow.id} workflow={workflow} teams={teams} reason={reasonOf(denied)} />
        </Panel>
      </div>
    </>
  );
}
