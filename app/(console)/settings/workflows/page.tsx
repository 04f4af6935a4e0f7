import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listActions } from "@/lib/server/actions/reads";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listWorkflows } from "@/lib/server/workflows/reads";
import { AddLink } from "../_components/add-link";
import { DeniedNote } from "../_components/denied-note";
import { whoElseMay } from "../_components/who-may";
import { ActionTable } from "../actions/_components/action-table";
import { WorkflowTable } from "./_components/workflow-table";

export const metadata: Metadata = { title: "Workflows & actions" };

export default async function WorkflowsPage() {
  const actor = await requireActor();
  const [workflows, actions, denied] = await Promise.all([listWorkflows(actor), listActions(actor), whoElseMay(actor, "registry.manage")]);
  return (
    <>
      <PageHeader
        title="Workflows & actions"
        description="The processes that agents act in, and the named operations they ask for. An action that isn’t registered counts as the gravest."
      />
      <DeniedNote what="Registering workflows and actions" denied={denied} />
      <div className="flex flex-col gap-4">
        <Panel
          title="Workflows"
          flush
          actions={
            <AddLink href="/settings/workflows/new" denied={denied} primary={workflows.length === 0}>
              Register a workflow
            </AddLink>
          }
        >
          <WorkflowTable workflows={workflows} />
        </Panel>
        <Panel
          title="Actions"
          flush
          actions={
            <AddLink href="/settings/actions/new" denied={denied} primary={workflows.length > 0}>
              Register an action
            </AddLink>
          }
        >
          <ActionTable actions={actions} />
        </Panel>
      </div>
    </>
  );
}
