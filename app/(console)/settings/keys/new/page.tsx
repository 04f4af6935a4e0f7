import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listRegisteredAgents } from "@/lib/server/agents/register-reads";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listSources } from "@/lib/server/sources/reads";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { NewKey } from "../_components/new-key";

export const metadata: Metadata = { title: "Make a key" };

export default async function NewKeyPage() {
  const actor = await requireActor();
  const [agents, sources, denied] = await Promise.all([listRegisteredAgents(actor), listSources(actor), whoElseMay(actor, "keys.manage")]);
  return (
    <>
      <PageHeader title="Make a key" trail={[{ label: "API keys", href: "/settings/keys" }]} />
      <DeniedNote what="Making keys" denied={denied} />
      <Panel>
        <NewKey
          agents={agents.map(({ slug, name }) => ({ value: slug, label: name }))}
          sources={sources.filter(({ revokedAt }) => revokedAt === null).map(({ slug, name }) => ({ value: slug, label: name }))}
          origin={process.env.NEXTAUTH_URL ?? "http://localhost:3000"}
          reason={reasonOf(denied)}
        />
      </Panel>
    </>
  );
}
