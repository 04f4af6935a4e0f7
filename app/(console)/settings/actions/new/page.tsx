import type { Metadata } from "next";
import { firstParam, type SearchParams } from "@/components/tables/url-params";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listWorkflows } from "@/lib/server/workflows/reads";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { ActionForm } from "../_components/action-form";

export const metadata: Metadata = { title: "Register an action" };

export default async function NewActionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const [params, workflows, denied] = await Promise.all([searchParams, listWorkflows(actor), whoElseMay(actor, "registry.manage")]);
  return (
    <>
      <PageHeader title="Register an action" trail={[{ label: "Workflows & actions", href: "/settings/workflows" }]} />
      <DeniedNote what="Registering actions" denied={denied} />
      {workflows.length === 0 ? (
        <div className="mb-4">
          <Notice
            tone="caution"
            title="There is no workflow yet"
            actions={
              <LinkButton href="/settings/workflows/new" size="small">
                Register a workflow
              </LinkButton>
            }
          >
            An action belongs to one, so begin there.
          </Notice>
        </div>
      ) : null}
      <Panel>
        <ActionForm
          action={null}
          workflows={workflows.map(({ slug, name }) => ({ value: slug, label: name }))}
          workflow={firstParam(params, "workflow")}
          reason={reasonOf(denied)}
        />
      </Panel>
    </>
  );
}
