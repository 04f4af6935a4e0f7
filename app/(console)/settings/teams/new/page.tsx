import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { TeamForm } from "../_components/team-form";

export const metadata: Metadata = { title: "Add a team" };

export default async function NewTeamPage() {
  const denied = await whoElseMay(await requireActor(), "registry.manage");
  return (
    <>
      <PageHeader title="Add a team" trail={[{ label: "Teams", href: "/settings/teams" }]} />
      <DeniedNote what="Adding teams" denied={denied} />
      <Panel>
        <TeamForm team={null} reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
