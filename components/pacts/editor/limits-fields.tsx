"use client";
import { useFieldArray, useWatch } from "react-hook-form";
import type { ConstraintKind } from "@/lib/core/closed-lists";
import { Button } from "../../ui/button";
import { PlusIcon } from "../../ui/icons";
import { BoundNames, BoundNumber, BoundSelect, BoundTags, BoundText } from "./bound-fields";
import { useEditor } from "./editor-context";
import { emptyLimit } from "./to-form-values";
import { LIMIT_OPTIONS } from "./words";

const COUNT_PERIODS = [
  { value: "PT1H", label: "an hour" },
  { value: "P1D", label: "a day" },
];
const RATE_PERIODS = [
  { value: "PT1M", label: "a minute" },
  { value: "PT1H", label: "an hour" },
];
const WHEN = [
  { value: "after", label: "afterwards" },
  { value: "before", label: "before it goes ahead" },
];

/** A list of limits: what is left of the authority. */
export function LimitsFields({ name, label }: { name: string; label: string }) {
  const { fields, append, remove } = useFieldArray({ name });
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-semibold">{label}</legend>
      {fields.map(({ id }, i) => (
        <Limit key={id} name={`${name}.${i}`} number={i + 1} onRemove={() => remove(i)} />
      ))}
      {fields.length === 0 ? <p className="text-muted">No limit yet.</p> : null}
      <div>
        <Button size="small" data-field={name} onClick={() => append(emptyLimit())}>
          <PlusIcon className="size-3.5" />
          Add a limit
        </Button>
      </div>
    </fieldset>
  );
}

function Limit({ name, number, onRemove }: { name: string; number: number; onRemove: () => void }) {
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 border-l-2 border-border pl-3">
      <BoundSelect label={`Limit ${number}`} name={`${name}.kind`} options={LIMIT_OPTIONS} className="w-52" />
      <LimitTerms name={name} />
      <Button size="small" variant="quiet" aria-label={`Remove limit ${number}`} onClick={onRemove}>
        Remove
      </Button>
    </div>
  );
}

function LimitTerms({ name }: { name: string }) {
  const kind: ConstraintKind = useWatch({ name: `${name}.kind` });
  const { names } = useEditor();
  switch (kind) {
    case "cap_amount":
      return (
        <>
          <BoundNumber label="At most" name={`${name}.amount`} />
          <BoundText label="Currency" name={`${name}.currency`} className="w-20" />
        </>
      );
    case "cap_count":
    case "cap_rate":
      return (
        <>
          <BoundNumber label="At most" name={`${name}.count`} />
          <BoundSelect label="In" name={`${name}.per`} options={kind === "cap_count" ? COUNT_PERIODS : RATE_PERIODS} className="w-32" />
        </>
      );
    case "allow_tools":
      return <BoundTags label="Tools" name={`${name}.names`} className="min-w-48" />;
    case "allow_counterparties":
      return <BoundNames label="Counterparties" name={`${name}.names`} names={names.counterparties} />;
    case "sampled_review":
      return (
        <>
          <BoundNumber label="Share" name={`${name}.share`} unit="%" />
          <BoundSelect label="Reviewed" name={`${name}.when`} options={WHEN} className="w-44" />
          <BoundText label="Question for the reviewer" optional name={`${name}.question`} className="min-w-56 grow" />
        </>
      );
    case "settlement_hold":
      return <BoundText label="Settlement" optional name={`${name}.settlement`} className="w-44" />;
    default:
      return null;
  }
}
