import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listKeys } from "@/lib/server/keys/reads";
import { AddLink } from "../_components/add-link";
import { DeniedNote } from "../_components/denied-note";
import { reasonOf, whoElseMay } from "../_components/who-may";
import { KeyTable } from "./_components/key-table";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage() {
  const actor = await requireActor();
  const [keys, denied] = await Promise.all([listKeys(actor), whoElseMay(actor, "keys.manage")]);
  return (
    <>
      <PageHeader
        title="API keys"
        description="With these machines ask for decisions, report outcomes and send evidence. No key can decide a review."
        actions={
          <AddLink href="/settings/keys/new" denied={denied}>
            Make a key
          </AddLink>
        }
      />
      <DeniedNote what="Making and revoking keys" denied={denied} />
      <Panel flush>
        <KeyTable keys={keys} now={Date.now()} reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
