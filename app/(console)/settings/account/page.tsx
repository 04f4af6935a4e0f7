import type { Metadata } from "next";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { formatList } from "@/lib/format/format-count";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { ROLE_NAMES } from "../../_components/role-names";
import { OwnPasswordForm } from "./_components/own-password-form";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { name, email, roles, teams } = await requireActor();
  return (
    <>
      <PageHeader title="Your account" description="An admin changes your name, e-mail, roles and teams." />
      <div className="flex flex-col gap-4">
        <Panel>
          <DescriptionList
            items={[
              { term: "Name", detail: name },
              { term: "E-mail", detail: email },
              { term: "Roles", detail: formatList(roles.map((role) => ROLE_NAMES[role])) },
              { term: "Teams", detail: teams.length > 0 ? formatList(teams) : "None; items of a team’s queue are decided by its members" },
            ]}
          />
        </Panel>
        <Panel title="Password" description="Changing it ends your sessions on every other device.">
          <OwnPasswordForm email={email} />
        </Panel>
      </div>
    </>
  );
}
