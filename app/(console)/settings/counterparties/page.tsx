import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listCounterparties } from "@/lib/server/counterparties/reads";
import { AddLink } from "../_components/add-link";
import { DeniedNote } from "../_components/denied-note";
import { whoElseMay } from "../_components/who-may";
import { CounterpartyTable } from "./_components/counterparty-table";

export const metadata: Metadata = { title: "Counterparties" };

export default async function CounterpartiesPage() {
  const actor = await requireActor();
  const [counterparties, denied] = await Promise.all([listCounterparties(actor), whoElseMay(actor, "registry.manage")]);
  return (
    <>
      <PageHeader
        title="Counterparties"
        description="With whom agents may deal. The approved ones are the list that conditions look up."
        actions={
          <AddLink href="/settings/counterparties/new" denied={denied}>
            Register a counterparty
          </AddLink>
        }
      />
      <DeniedNote what="Registering counterparties" denied={denied} />
      <Panel flush>
        <CounterpartyTable counterparties={counterparties} mayAdd={denied === null} />
      </Panel>
    </>
  );
}
