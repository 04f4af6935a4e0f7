import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { CounterpartyForm } from "../_components/counterparty-form";

export const metadata: Metadata = { title: "Register a counterparty" };

export default async function NewCounterpartyPage() {
  const denied = await whoElseMay(await requireActor(), "registry.manage");
  return (
    <>
      <PageHeader title="Register a counterparty" trail={[{ label: "Counterparties", href: "/settings/counterparties" }]} />
      <DeniedNote what="Registering counterparties" denied={denied} />
      <Panel>
        <CounterpartyForm counterparty={null} reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
