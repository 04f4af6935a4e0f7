import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadSettings } from "@/lib/server/settings/reads";
import { DeniedNote } from "../_components/denied-note";
import { reasonOf, whoElseMay } from "../_components/who-may";
import { StartEmpty } from "./_components/start-empty";
import { TextSetting } from "./_components/text-setting";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganisationPage() {
  const actor = await requireActor();
  const [settings, denied] = await Promise.all([loadSettings(), whoElseMay(actor, "settings.manage")]);
  const reason = reasonOf(denied);
  return (
    <>
      <PageHeader title="Organisation" description="Who this console belongs to, and what its top band says." />
      <DeniedNote what="Changing the organisation" denied={denied} />
      <div className="flex flex-col gap-4">
        {settings.sample ? (
          <Panel
            title="This is the sample organisation"
            description="Its people, agents, pacts and thirty days of history are invented, and a sample agent keeps sending live requests. It lives in a database of its own."
          >
            <StartEmpty reason={reason} />
          </Panel>
        ) : null}
        <Panel title="Name">
          <TextSetting
            name="organisation_name"
            label="Name of the organisation"
            value={settings.organisation_name}
            done="The organisation was renamed."
            reason={reason}
          />
        </Panel>
        <Panel title="Environment">
          <TextSetting
            name="mode_label"
            label="Label"
            value={settings.mode_label}
            hint="Stands in the band on top of every page, so that nobody takes a trial for the real thing: PRODUCTION, STAGING."
            done="The label was changed."
            reason={reason}
          />
        </Panel>
      </div>
    </>
  );
}
