import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadMember } from "@/lib/server/members/reads";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { DisableMember } from "../_components/disable-member";
import { MemberForm } from "../_components/member-form";

export const metadata: Metadata = { title: "Member" };

export default async function MemberPage({ params }: { params: Promise<{ memberId: string }> }) {
  const actor = await requireActor();
  const [member, denied] = await Promise.all([loadMember(actor, (await params).memberId), whoElseMay(actor, "members.manage")]);
  if (!member) notFound();
  const reason = reasonOf(denied);
  return (
    <>
      <PageHeader
        title={member.name}
        trail={[{ label: "Members & roles", href: "/settings/members" }]}
        badges={member.disabledAt ? <Badge tone="quiet">Disabled</Badge> : null}
      />
      <DeniedNote what="Changing members" denied={denied} />
      <div className="flex flex-col gap-4">
        <Panel>
          <MemberForm key={member.id} member={member} reason={reason} />
        </Panel>
        <Panel title="Signing in">
          <DisableMember member={member} reason={reason} />
        </Panel>
      </div>
    </>
  );
}
