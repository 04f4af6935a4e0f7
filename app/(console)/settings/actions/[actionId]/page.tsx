import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadAction } from "@/lib/server/actions/reads";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { ActionForm } from "../_components/action-form";

export const metadata: Metadata = { title: "Action" };

export default async function ActionPage({ params }: { params: Promise<{ actionId: string }> }) {
  const actor = await requireActor();
  const [found, denied] = await Promise.all([loadAction(actor, (await params).actionId), whoElseMay(actor, "registry.manage")]);
  if (!found) notFound();
  return (
    <>
      <PageHeader
        title={found.name}
        trail={[
          { label: "Workflows & actions", href: "/settings/workflows" },
          { label: found.workflow, href: `/settings/workflows/${found.workflow}` },
        ]}
        badges={<Mono>{`${found.workflow}/${found.name}`}</Mono>}
      />
      <DeniedNote what="Changing actions" denied={denied} />
      <Panel>
        <ActionForm key={found.id} action={found} workflows={[]} reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
