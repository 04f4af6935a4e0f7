import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadCounterparty } from "@/lib/server/counterparties/reads";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { CounterpartyForm } from "../_components/counterparty-form";

export const metadata: Metadata = { title: "Counterparty" };

export default async function CounterpartyPage({ params }: { params: Promise<{ counterpartyId: string }> }) {
  const actor = await requireActor();
  const [counterparty, denied] = await Promise.all([loadCounterparty(actor, (await params).counterpartyId), whoElseMay(actor, "registry.manage")]);
  if (!counterparty) notFound();
  return (
    <>
      <PageHeader title={counterparty.name} trail={[{ label: "Counterparties", href: "/settings/counterparties" }]} badges={<Mono>{counterparty.slug}</Mono>} />
      <DeniedNote what="Changing counterparties" denied={denied} />
      <Panel>
        <CounterpartyForm key={counterparty.id} counterparty={counterparty} reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
