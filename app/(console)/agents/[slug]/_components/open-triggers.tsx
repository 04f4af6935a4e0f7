import { permissionReason } from "@/components/agents/permission-reason";
import { triggerWords } from "@/components/agents/trigger-words";
import { LaneBadge } from "@/components/lanes/lane-badge";
import { Panel } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { OpenTriggerView } from "@/lib/contract/agent-standing";
import { REFUSALS } from "@/lib/contract/refusals";
import type { Role } from "@/lib/core/closed-lists";
import { CloseTrigger } from "./close-trigger";
import { RetractButton } from "./retract-button";

type Holders = { roles: readonly Role[]; names: readonly string[] };

const whyNot = ({ closeRefusal }: OpenTriggerView, closers: Holders): string | null => {
  if (closeRefusal === null) return null;
  return closeRefusal === "forbidden" ? permissionReason("Closing", closers) : REFUSALS[closeRefusal].sentence;
};

/** What narrows the agent until somebody closes it: it doesn't go away by itself, whatever the evidence says meanwhile. */
export function OpenTriggers({ triggers, closers }: { triggers: readonly OpenTriggerView[]; closers: Holders }) {
  return (
    <Panel title="Open until somebody closes it" description="These stand whatever evidence arrives meanwhile.">
      <ul className="space-y-4">
        {triggers.map((trigger) => (
          <li key={trigger.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-l-4 border-border pl-3">
            <div className="min-w-0 grow basis-72">
              <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-body font-semibold">
                <LaneBadge lane={trigger.level} size="small" /> {triggerWords(trigger)}
              </h3>
              {trigger.reason ? <p className="whitespace-pre-wrap break-words">“{trigger.reason}”</p> : null}
              <p className="text-muted">
                Opened by {trigger.openedBy.name}, <Time iso={trigger.openedAt} />
                {trigger.owner ? `; ${trigger.owner} answers for it` : ""}.
              </p>
            </div>
            <div className="flex flex-wrap items-center gap-2">
              {trigger.retractUntil ? <RetractButton triggerId={trigger.id} until={trigger.retractUntil} /> : null}
              <CloseTrigger
                triggerId={trigger.id}
                what={triggerWords(trigger)}
                suspension={trigger.suspension}
                manual={trigger.kind === "manual"}
                reason={whyNot(trigger, closers)}
              />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
