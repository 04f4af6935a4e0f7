import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/server/auth/signed-in-actor";
import { loadSettings } from "@/lib/server/settings/reads";
import { DeniedNote } from "../_components/denied-note";
import { reasonOf, whoElseMay } from "../_components/who-may";
import { RateForm } from "./_components/rate-form";
import { TierLimitsForm } from "./_components/tier-limits-form";
import { UndoWindowForm } from "./_components/undo-window-form";

export const metadata: Metadata = { title: "Queue" };

export default async function QueuePage() {
  const actor = await requireActor();
  const [settings, denied] = await Promise.all([loadSettings(), whoElseMay(actor, "settings.manage")]);
  const reason = reasonOf(denied);
  return (
    <>
      <PageHeader title="Queue" description="How grave a paused action counts, how long an approval can be taken back, and how many requests a key may make." />
      <DeniedNote what="Changing the queue" denied={denied} />
      <div className="flex flex-col gap-4">
        <Panel
          title="Undo window"
          description="So long an approval waits before the agent gets its grant; until then it can be taken back, and the agent sees the item as open."
        >
          <UndoWindowForm seconds={settings.undo_window_seconds} reason={reason} />
        </Panel>
        <Panel
          title="Tier 1 from this amount on"
          description="A review of at least this amount is tier 1 and needs two different people. So is everything that can’t be undone or touches permissions, whatever it costs."
        >
          <TierLimitsForm limits={settings.tier_limits} reason={reason} />
        </Panel>
        <Panel
          title="Request rate"
          description="For keys without a limit of their own. Requests beyond it are answered with 429 and a deny, and open no review."
        >
          <RateForm rate={settings.rate_per_minute} reason={reason} />
        </Panel>
      </div>
    </>
  );
}
