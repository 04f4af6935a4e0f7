import type { Metadata } from "next";
import { permissionReason } from "@/components/agents/permission-reason";
import { LiveRefresh } from "@/components/shell/live-refresh";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { may } from "@/lib/core/members/permissions";
import { standingOf } from "@/lib/server/auth/actor";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listHolders } from "@/lib/server/members/reads";
import { listPacts } from "@/lib/server/pacts/reads";
import { PactsTable } from "./_components/pacts-table";

export const metadata: Metadata = { title: "Pacts" };

export default async function PactsPage() {
  const actor = await requireActor();
  const rows = await listPacts(actor);
  const mayAuthor = may(standingOf(actor), "pacts.author");
  return (
    <>
      <LiveRefresh on={["pact.", "lane.", "unit.", "team.", "source.", "action."]} />
      <PageHeader
        title="Pacts"
        description="What agents are trusted with, and whether it bites. Those with gaps come first."
        actions={
          mayAuthor ? (
            <LinkButton href="/pacts/new" variant="primary">
              Write a pact
            </LinkButton>
          ) : (
            <Button reason={permissionReason("Writing a pact", await listHolders(actor, "pacts.author"))}>Write a pact</Button>
          )
        }
      />
      <Panel flush>
        <PactsTable rows={rows} mayAuthor={mayAuthor} />
      </Panel>
    </>
  );
}
