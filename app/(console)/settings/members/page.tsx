import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { listMembers } from "@/lib/server/members/reads";
import { AddLink } from "../_components/add-link";
import { DeniedNote } from "../_components/denied-note";
import { whoElseMay } from "../_components/who-may";
import { MemberTable } from "./_components/member-table";
import { PermissionMatrix } from "./_components/permission-matrix";

export const metadata: Metadata = { title: "Members & roles" };

export default async function MembersPage() {
  const actor = await requireActor();
  const [members, denied] = await Promise.all([listMembers(actor), whoElseMay(actor, "members.manage")]);
  return (
    <>
      <PageHeader
        title="Members & roles"
        description="Who may sign in, and as what. Roles add up; who may decide a single case is checked each time besides."
        actions={
          <AddLink href="/settings/members/new" denied={denied}>
            Add a member
          </AddLink>
        }
      />
      <DeniedNote what="Changing members" denied={denied} />
      <div className="flex flex-col gap-4">
        <Panel flush>
          <MemberTable members={members} />
        </Panel>
        <Panel title="What each role may do" description="Read from the rules that are enforced, for people and for API keys." flush>
          <PermissionMatrix />
        </Panel>
      </div>
    </>
  );
}
