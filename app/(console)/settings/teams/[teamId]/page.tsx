import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listMembers } from "@/lib/server/members/reads";
import { loadTeam } from "@/lib/server/teams/reads";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { TeamForm } from "../_components/team-form";
import { TeamMembers } from "../_components/team-members";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: { params: Promise<{ teamId: string }> }) {
  const actor = await requireActor();
  const [team, members, denied, mayNotAdd] = await Promise.all([
    loadTeam(actor, (await params).teamId),
    listMembers(actor),
    whoElseMay(actor, "registry.manage"),
    whoElseMay(actor, "members.manage"),
  ]);
  if (!team) notFound();
  const candidates = members.filter(({ id, disabledAt }) => disabledAt === null && !team.members.some((member) => member.id === id));
  return (
    <>
      <PageHeader title={team.name} trail={[{ label: "Teams", href: "/settings/teams" }]} badges={<Mono>{team.slug}</Mono>} />
      <DeniedNote what="Changing the team" denied={denied} />
      <div className="flex flex-col gap-4">
        <Panel title="Members" description="Operators and trust leads among them decide what stands in the team’s queue.">
          <TeamMembers team={team} candidates={candidates.map(({ id, name }) => ({ id, name }))} reason={reasonOf(mayNotAdd)} />
        </Panel>
        <Panel title="The team">
          <TeamForm key={team.id} team={team} reason={reasonOf(denied)} />
        </Panel>
      </div>
    </>
  );
}
