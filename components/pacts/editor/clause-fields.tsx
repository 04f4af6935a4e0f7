"use client";
import { type ReactNode, useState } from "react";
import { useFieldArray, useWatch } from "react-hook-form";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { Disclosure } from "../../ui/disclosure";
import { LockIcon, PlusIcon } from "../../ui/icons";
import { BoundArea, BoundCheckbox, BoundDuration, BoundNames, BoundNumber, BoundSelect, BoundTags, BoundText } from "./bound-fields";
import { ConditionFields, ParamFields } from "./condition-fields";
import { useEditor, useTeamOptions } from "./editor-context";
import { EvidenceFields } from "./evidence-fields";
import { FLOOR_OPTIONS, SEVERITY_OPTIONS } from "./words";

type ClauseFieldsProps = {
  index: number;
  count: number;
  startsOpen: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** One obligation: what is promised, for which actions, what proves it, and who answers for it. */
export function ClauseFields({ index, count, startsOpen, onMove, onRemove }: ClauseFieldsProps) {
  const name = `clauses.${index}`;
  const [key, obligation, severity, hard]: [string, string, string, boolean] = useWatch({
    name: [`${name}.key`, `${name}.obligation`, `${name}.severity`, `${name}.hard`],
  });
  // Only how it starts: from then on it is as its reader left it.
  const [opened] = useState(startsOpen);
  const called = key || `clause ${index + 1}`;
  return (
    <details open={opened} className="group/clause rounded-panel border border-border bg-surface" data-clause={index}>
      <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-2 gap-y-1 rounded-panel px-4 py-2 [&::-webkit-details-marker]:hidden">
        <h3 className="min-w-0 grow text-section">
          {called} <span className="font-normal text-muted">{obligation ? `· ${obligation}` : "· nothing is promised yet"}</span>
        </h3>
        <Badge tone={severity === "critical" ? "neutral" : "quiet"}>{SEVERITY_OPTIONS.find((one) => one.value === severity)?.label}</Badge>
        {hard ? <Badge icon={<LockIcon className="size-3" />}>Red line</Badge> : null}
      </summary>
      <div className="flex flex-col gap-5 border-t border-border px-4 py-4">
        <Obligation name={name} />
        <Part title="Parameters" hint="Limits that the condition uses: change the number here, and the condition stays.">
          <ParamFields name={`${name}.params`} clause={called} />
        </Part>
        <Part title="Condition" hint="Judged for each request.">
          <ConditionFields name={name} clause={called} />
        </Part>
        <Part title="Evidence" hint="What proves that the promise holds, and how old the proof may be.">
          <EvidenceFields name={`${name}.evidence`} clause={called} />
        </Part>
        <Rates name={name} />
        <Afterwards name={name} />
        <Waivers name={`${name}.waivers`} clause={called} />
        <div className="flex flex-wrap gap-2 border-t border-border pt-3">
          <Button size="small" reason={index === 0 && "It is the first."} onClick={() => onMove(index - 1)}>
            Move {called} up
          </Button>
          <Button size="small" reason={index === count - 1 && "It is the last."} onClick={() => onMove(index + 1)}>
            Move {called} down
          </Button>
          <ConfirmDialog
            title={`Remove ${called}?`}
            trigger={
              <Button size="small" variant="danger">
                Remove {called}
              </Button>
            }
            confirmLabel="Remove"
            danger
            onConfirm={onRemove}
          >
            Everything in it goes with it. Without it the pact weakens, and a trust lead has to approve that.
          </ConfirmDialog>
        </div>
      </div>
    </details>
  );
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2">
        <span className="font-semibold">{title}</span>
        {hint ? <span className="block text-meta font-normal text-muted">{hint}</span> : null}
      </legend>
      {children}
    </fieldset>
  );
}

function Obligation({ name }: { name: string }) {
  const { names } = useEditor();
  const workflow: string = useWatch({ name: "workflow" });
  const actions = names.workflows.find(({ slug }) => slug === workflow)?.actions ?? [];
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[6rem_1fr_10rem]">
      <BoundText label="Key" name={`${name}.key`} mono placeholder="C-1" />
      <BoundArea label="Obligation" name={`${name}.obligation`} rows={2} placeholder="Nothing above the limit is paid without a purchase-order match." />
      <BoundSelect label="Severity" name={`${name}.severity`} options={SEVERITY_OPTIONS} />
      <div className="sm:col-span-2">
        <BoundNames
          label="Actions"
          name={`${name}.actions`}
          names={actions.map((action) => ({ slug: action.name, name: action.name }))}
          hint={workflow ? undefined : "Choose the pact's workflow first."}
        />
      </div>
      <BoundCheckbox name={`${name}.hard`} label="Red line" hint="No override passes it." />
      <div className="sm:col-span-3 sm:max-w-sm">
        <BoundSelect
          label="Owner"
          name={`${name}.owner`}
          options={useTeamOptions()}
          emptyLabel="Choose a team"
          hint="The team that answers when the signal moves."
        />
      </div>
    </div>
  );
}

const BASELINES = [
  { value: "advises", label: "Orders a re-verification" },
  { value: "acts", label: "Acts as suspected drift" },
];

function Rates({ name }: { name: string }) {
  return (
    <Part title="Promise" hint="How often the obligation is kept; drift and repeated failures are measured against it. Leave empty what isn't promised.">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <BoundNumber label="Kept in" name={`${name}.promise.rate`} unit="%" hint="50 to 99.9" />
        <BoundNumber label="Drop that clears" name={`${name}.promise.deltaC`} unit="%" />
        <BoundNumber label="Failures in a row" name={`${name}.repeat.consecutive`} />
        <BoundNumber label="Failures of 20" name={`${name}.repeat.of20`} />
        <BoundSelect
          label="A fall below its own baseline"
          name={`${name}.baseline`}
          options={BASELINES}
          emptyLabel="Not stated: orders a re-verification"
          className="sm:col-span-2"
        />
      </div>
    </Part>
  );
}

const OVERRIDES = [
  { value: "yes", label: "Allowed" },
  { value: "no", label: "Not allowed" },
];
const PLANS = [
  { value: "e-plan", label: "The e-plan" },
  { value: "fixed", label: "A fixed number of passes" },
];

function Afterwards({ name }: { name: string }) {
  const [allowed, plan]: [string, string] = useWatch({ name: [`${name}.override.allowed`, `${name}.recovery.plan`] });
  return (
    <Part title="Response" hint="How the owner looks after it, who may go past it, and what ends a recovery.">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        <BoundDuration label="Owner looks at it every" name={`${name}.cadence`} />
        <BoundSelect label="Overrides" name={`${name}.override.allowed`} options={OVERRIDES} emptyLabel="Not stated: not allowed" />
        {allowed === "yes" ? (
          <BoundSelect label="Overrides lower it at most to" name={`${name}.override.floor`} options={FLOOR_OPTIONS} emptyLabel="Degrade" />
        ) : null}
        <BoundSelect label="Recovery ends after" name={`${name}.recovery.plan`} options={PLANS} emptyLabel="As the pact says" />
        {plan === "e-plan" ? <BoundNumber label="Bad edge" name={`${name}.recovery.pB`} unit="%" hint="The rate that the agent must beat." /> : null}
        {plan === "fixed" ? <BoundNumber label="Passes" name={`${name}.recovery.n`} /> : null}
        {plan === "" ? null : <BoundDuration label="Soak" name={`${name}.recovery.soak`} placeholder="1 d" hint="How long each stage is watched." />}
        {plan === "" ? null : <BoundTags label="Signed by" name={`${name}.recovery.signers`} suggestions={["trust_lead", "workflow_owner"]} />}
      </div>
    </Part>
  );
}

function Waivers({ name, clause }: { name: string; clause: string }) {
  const { fields, append, remove } = useFieldArray({ name });
  return (
    <Disclosure summary={`Waived findings (${fields.length})`} open={fields.length > 0}>
      <div className="flex flex-col gap-2">
        <p className="text-meta text-muted">“Rests on the agent's word” (E09) and warnings can be waived; outsiders see the reason.</p>
        {fields.map(({ id }, i) => (
          <div key={id} className="flex flex-wrap items-start gap-x-3 gap-y-2">
            <BoundText label="Finding" name={`${name}.${i}.lint`} mono placeholder="E09" className="w-24" />
            <BoundText label="Reason" name={`${name}.${i}.reason`} className="min-w-48 grow" />
            <Button size="small" variant="quiet" className="mt-6" aria-label={`Remove waiver ${i + 1} of ${clause}`} onClick={() => remove(i)}>
              Remove
            </Button>
          </div>
        ))}
        <div>
          <Button size="small" data-field={name} onClick={() => append({ lint: "E09", reason: "" })}>
            <PlusIcon className="size-3.5" />
            Waive a finding
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
