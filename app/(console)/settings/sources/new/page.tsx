import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { SourceForm } from "../_components/source-form";

export const metadata: Metadata = { title: "Register a source" };

export default async function NewSourcePage() {
  const denied = await whoElseMay(await requireActor(), "registry.manage");
  return (
    <>
      <PageHeader title="Register a source" trail={[{ label: "Evidence sources", href: "/settings/sources" }]} />
      <DeniedNote what="Registering sources" denied={denied} />
      <Panel>
        <SourceForm source={null} reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
