"use client";
import { useFieldArray, useWatch } from "react-hook-form";
import { Button } from "../../ui/button";
import { PlusIcon } from "../../ui/icons";
import { BoundArea, BoundDuration, BoundNames, BoundNumber, BoundSelect, BoundText } from "./bound-fields";
import { useEditor } from "./editor-context";
import type { EvidenceValues } from "./form-values";

const SCORING = [
  { value: "pass_fail", label: "Pass or fail" },
  { value: "score", label: "A score from 0 to 1" },
];
const UNITS = [
  { value: "run", label: "Run" },
  { value: "task", label: "Task" },
  { value: "conversation", label: "Conversation" },
  { value: "item", label: "Item" },
];
const ABOUT = [
  { value: "agent", label: "The agent" },
  { value: "subject", label: "A subject of the action" },
];

const EMPTY: EvidenceValues = {
  kind: "",
  about: "agent",
  subject: "",
  subjectPath: "",
  method: "",
  sources: [],
  scoring: "pass_fail",
  passMark: "",
  window: "1 d",
  grace: "",
  unit: "run",
  expectedPerDay: "",
  maxBackdate: "",
  minSources: "",
};

/** What proves a clause, and how old the proof may be. */
export function EvidenceFields({ name, clause }: { name: string; clause: string }) {
  const { fields, append, remove } = useFieldArray({ name });
  return (
    <div className="flex flex-col gap-3">
      {fields.map(({ id }, i) => (
        <Proof key={id} name={`${name}.${i}`} title={`Proof ${i + 1} of ${clause}`} onRemove={() => remove(i)} />
      ))}
      {fields.length === 0 ? <p className="text-muted">Nothing proves this clause yet.</p> : null}
      <div>
        <Button size="small" data-field={name} onClick={() => append(EMPTY)}>
          <PlusIcon className="size-3.5" />
          Add a proof
        </Button>
      </div>
    </div>
  );
}

function Proof({ name, title, onRemove }: { name: string; title: string; onRemove: () => void }) {
  const { names } = useEditor();
  const [about, scoring] = useWatch({ name: [`${name}.about`, `${name}.scoring`] });
  return (
    <fieldset aria-label={title} className="min-w-0 border-l-2 border-border pl-3">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <BoundText label="Kind" name={`${name}.kind`} placeholder="citation-eval" mono hint="What sources call it." />
        <BoundDuration label="Window" name={`${name}.window`} hint="Older is stale." />
        <BoundDuration label="Grace" name={`${name}.grace`} placeholder="0 s" hint="Stale and older is missing." />
        <BoundNumber label="Expected" name={`${name}.expectedPerDay`} unit="a day" />
        <BoundArea label="Method" name={`${name}.method`} rows={2} placeholder="40 invoices a run compared with their documents" className="sm:col-span-2" />
        <BoundNames label="Sources" name={`${name}.sources`} names={names.sources} className="sm:col-span-2" />
        <BoundSelect label="Scoring" name={`${name}.scoring`} options={SCORING} />
        {scoring === "score" ? <BoundNumber label="Passes at" name={`${name}.passMark`} placeholder="1" hint="From 0 to 1." /> : null}
        <BoundSelect label="One unit is a" name={`${name}.unit`} options={UNITS} />
        <BoundSelect label="About" name={`${name}.about`} options={ABOUT} />
        {about === "subject" ? (
          <>
            <BoundText label="Subject" name={`${name}.subject`} placeholder="vendor" />
            <BoundText label="Its id in the request" name={`${name}.subjectPath`} mono placeholder="args.payee" />
          </>
        ) : null}
        <BoundNumber label="Sources needed" name={`${name}.minSources`} placeholder="1" />
        <BoundDuration label="Backdated at most" name={`${name}.maxBackdate`} placeholder="as usual" />
      </div>
      <Button size="small" variant="quiet" className="mt-2" aria-label={`Remove ${title}`} onClick={onRemove}>
        Remove this proof
      </Button>
    </fieldset>
  );
}
