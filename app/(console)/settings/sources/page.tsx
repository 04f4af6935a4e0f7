import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listSources } from "@/lib/server/sources/reads";
import { AddLink } from "../_components/add-link";
import { DeniedNote } from "../_components/denied-note";
import { whoElseMay } from "../_components/who-may";
import { SourceTable } from "./_components/source-table";

export const metadata: Metadata = { title: "Evidence sources" };

export default async function SourcesPage() {
  const actor = await requireActor();
  const [sources, denied] = await Promise.all([listSources(actor), whoElseMay(actor, "registry.manage")]);
  return (
    <>
      <PageHeader
        title="Evidence sources"
        description="Whose observations count as proof. A source sends evidence with an API key of its own."
        actions={
          <AddLink href="/settings/sources/new" denied={denied}>
            Register a source
          </AddLink>
        }
      />
      <DeniedNote what="Registering sources" denied={denied} />
      <Panel flush>
        <SourceTable sources={sources} mayAdd={denied === null} />
      </Panel>
    </>
  );
}
