import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listTeams } from "@/lib/server/teams/reads";
import { AddLink } from "../_components/add-link";
import { DeniedNote } from "../_components/denied-note";
import { whoElseMay } from "../_components/who-may";
import { TeamTable } from "./_components/team-table";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const actor = await requireActor();
  const [teams, denied] = await Promise.all([listTeams(actor), whoElseMay(actor, "registry.manage")]);
  return (
    <>
      <PageHeader
        title="Teams"
        description="A team answers for agents, workflows and clauses, and its members decide what stands in its queue."
        actions={
          <AddLink href="/settings/teams/new" denied={denied}>
            Add a team
          </AddLink>
        }
      />
      <DeniedNote what="Adding teams" denied={denied} />
      <Panel flush>
        <TeamTable teams={teams} mayAdd={denied === null} />
      </Panel>
    </>
  );
}
