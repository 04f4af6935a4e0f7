import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { DeniedNote } from "../../_components/denied-note";
import { reasonOf, whoElseMay } from "../../_components/who-may";
import { NewMemberForm } from "../_components/new-member-form";

export const metadata: Metadata = { title: "Add a member" };

export default async function NewMemberPage() {
  const denied = await whoElseMay(await requireActor(), "members.manage");
  return (
    <>
      <PageHeader title="Add a member" trail={[{ label: "Members & roles", href: "/settings/members" }]} />
      <DeniedNote what="Adding members" denied={denied} />
      <Panel>
        <NewMemberForm reason={reasonOf(denied)} />
      </Panel>
    </>
  );
}
