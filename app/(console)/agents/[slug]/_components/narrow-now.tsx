"use client";
import { useId, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormActions } from "@/components/forms/form-actions";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-field";
import { LaneBadge } from "@/components/lanes/lane-badge";
import { useLive } from "@/components/shell/live-provider";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toaster";
import type { AgentDetail } from "@/lib/contract/agent-standing";
import type { NarrowLevel } from "@/lib/core/agents/narrow";
import { narrowAgentAction, retractNarrowingAction } from "../../actions";

type Agent = Pick<AgentDetail, "slug" | "name" | "lane" | "delegations" | "narrowing" | "authority">;

const WORDS = {
  degrade: { button: "Degrade", title: "Degrade", confirm: "Degrade now", done: "Degraded" },
  escalate: { button: "Escalate", title: "Escalate", confirm: "Escalate now", done: "Escalated" },
  suspend: { button: "Suspend", title: "Suspend", confirm: "Suspend now", done: "Suspended" },
} as const satisfies Record<NarrowLevel, unknown>;
const LEVELS = Object.keys(WORDS) as NarrowLevel[];

/** The author may take a narrowing back for this long. */
const UNDO_FOR = 60_000;

async function undo(triggerId: string): Promise<void> {
  const answer = await retractNarrowingAction({ triggerId });
  notify(answer.status === "done" ? { title: "Taken back. It stands as its evidence says again." } : { title: answer.sentence, urgent: true });
}

/** Takes authority away, at once. There is no button that gives it: only evidence does, and a second person's word. */
export function NarrowNow({ agent, reason }: { agent: Agent; reason: string | null }) {
  const [level, setLevel] = useState<NarrowLevel | null>(null);
  const whyId = useId();
  const { mayDecide } = useLive();
  const unavailable = reason ?? (agent.narrowing.suspend.already ? "It is suspended already." : mayDecide ? null : "Not while the page isn't live.");
  return (
    <>
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="sr-only">Narrow now</legend>
        {LEVELS.map((one) => (
          <Button
            key={one}
            size="small"
            variant={one === "suspend" ? "danger" : "default"}
            reason={!unavailable && agent.narrowing[one].already ? "stands already" : null}
            {...(unavailable ? { "aria-disabled": true, "aria-describedby": whyId } : { onClick: () => setLevel(one) })}
          >
            {WORDS[one].button}
          </Button>
        ))}
        {unavailable ? (
          <span id={whyId} className="text-meta text-muted">
            {unavailable}
          </span>
        ) : null}
      </fieldset>
      {level ? <NarrowDialog key={level} agent={agent} level={level} onClose={() => setLevel(null)} /> : null}
    </>
  );
}

function NarrowDialog({ agent, level, onClose }: { agent: Agent; level: NarrowLevel; onClose: () => void }) {
  const [pact, setPact] = useState("");
  const { title, confirm, done } = WORDS[level];
  const { effects } = agent.narrowing[level];
  const shown = pact === "" ? effects : effects.filter((effect) => effect.pact.slug === pact);

  return (
    <Dialog title={`${title} ${agent.name}`} open onOpenChange={(open) => (open ? undefined : onClose())}>
      <ActionForm
        action={(form) => narrowAgentAction({ agent: agent.slug, level, reason: String(form.get("reason") ?? ""), ...(pact === "" ? {} : { pact }) })}
        onDone={({ triggerId }) => {
          onClose();
          notify({
            title: `${done}: ${agent.name}.`,
            description: "True for the very next request.",
            action: { label: "Undo", onPress: () => void undo(triggerId) },
            stays: UNDO_FOR,
          });
        }}
      >
        {level !== "suspend" && effects.length > 1 ? (
          <SelectField
            label="Under"
            name="pact"
            value={pact}
            onChange={(event) => setPact(event.target.value)}
            options={[{ value: "", label: "Every pact" }, ...effects.map((effect) => ({ value: effect.pact.slug, label: effect.pact.name }))]}
          />
        ) : null}
        <section aria-label="What will change" className="space-y-2 rounded-panel border border-border bg-surface-2 px-3 py-2">
          <p className="font-semibold">From the very next request on</p>
          {shown.length === 0 ? (
            <p>Nothing changes yet: no pact in force names this agent, so everything is denied. It will hold for the pact that does.</p>
          ) : null}
          {shown.map((effect) => (
            <div key={effect.pact.slug} className="space-y-0.5">
              <p className="flex flex-wrap items-center gap-x-2">
                <LaneBadge lane={effect.lane} size="small" /> {effects.length > 1 ? <b className="font-semibold">{effect.pact.name}</b> : null}
              </p>
              <p>{effect.authority}</p>
            </div>
          ))}
          <p className="text-muted">
            Approvals that haven't been used yet stop counting. You can take this back for a minute; after that it stands until a trust lead other than you
            closes it.
          </p>
        </section>
        <TextAreaField
          label="Why"
          name="reason"
          rows={3}
          required
          minLength={10}
          maxLength={1_000}
          hint="For whoever closes it later; at least 10 characters."
        />
        <FormActions>
          <SubmitButton variant={level === "suspend" ? "danger" : "primary"}>{confirm}</SubmitButton>
          <DialogClose>Cancel</DialogClose>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
