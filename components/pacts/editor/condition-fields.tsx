"use client";
import { useId } from "react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { formatMoney } from "@/lib/format/format-money";
import { Button } from "../../ui/button";
import { Disclosure } from "../../ui/disclosure";
import { PlusIcon } from "../../ui/icons";
import { BoundArea, BoundSelect, BoundText } from "./bound-fields";
import { useEditor } from "./editor-context";
import type { LimitValues, ParamValues } from "./form-values";
import { PROVENANCE_OPTIONS } from "./words";

const PARAM_OPTIONS = [
  { value: "number", label: "Number" },
  { value: "text", label: "Text" },
  { value: "yes_no", label: "Yes or no" },
  { value: "json", label: "List" },
];
const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

const EMPTY_PARAM: ParamValues = { name: "", type: "number", value: "" };

/** Numbers and words that the condition uses, kept apart from it so that they can be changed without touching it. */
export function ParamFields({ name, clause }: { name: string; clause: string }) {
  const { fields, append, remove } = useFieldArray({ name });
  return (
    <div className="flex flex-col gap-2">
      {fields.map(({ id }, i) => (
        <Param key={id} name={`${name}.${i}`} of={`parameter ${i + 1} of ${clause}`} onRemove={() => remove(i)} />
      ))}
      <div>
        <Button size="small" data-field={name} onClick={() => append(EMPTY_PARAM)}>
          <PlusIcon className="size-3.5" />
          Add a parameter
        </Button>
      </div>
    </div>
  );
}

function Param({ name, of, onRemove }: { name: string; of: string; onRemove: () => void }) {
  const { type, value, name: called }: ParamValues = useWatch({ name }) ?? EMPTY_PARAM;
  const currency = useUsualCurrency();
  const minor = Number(value);
  const money = type === "number" && /Minor$/.test(called) && value.trim() !== "" && Number.isSafeInteger(minor) ? formatMoney({ minor, currency }) : null;
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <BoundText label="Name" name={`${name}.name`} mono placeholder="limitMinor" className="w-44" />
      <BoundSelect label="Kind" name={`${name}.type`} options={PARAM_OPTIONS} className="w-32" />
      {type === "yes_no" ? (
        <BoundSelect label="Value" name={`${name}.value`} options={YES_NO} emptyLabel="No" className="w-32" />
      ) : (
        <BoundText label="Value" name={`${name}.value`} mono={type !== "text"} className="w-56" hint={money ? `${money}, in minor units` : undefined} />
      )}
      <Button size="small" variant="quiet" className="mt-6" aria-label={`Remove ${of}`} onClick={onRemove}>
        Remove
      </Button>
    </div>
  );
}

/** The currency of the first cap: what an amount without one most likely means. */
function useUsualCurrency(): string {
  const limits: LimitValues[] | undefined = useWatch({ name: "defaults.degrade.constraints" });
  return (
    limits
      ?.find(({ kind }) => kind === "cap_amount")
      ?.currency.trim()
      .toUpperCase() || "EUR"
  );
}

/** Guard and obligation, in CEL, and where their inputs must come from. */
export function ConditionFields({ name, clause }: { name: string; clause: string }) {
  const { names } = useEditor();
  // A clause that was just removed has no values any more, for the moment until it isn't drawn.
  const [workflow, actions = [], lists = [], params = []]: [string, string[]?, { name: string }[]?, ParamValues[]?] = useWatch({
    name: ["workflow", `${name}.actions`, "lists", `${name}.params`],
  });
  const known = names.workflows.find(({ slug }) => slug === workflow)?.actions.filter((action) => actions.includes(action.name)) ?? [];
  const inputs = [
    ...new Set(known.flatMap((action) => action.inputs)),
    ...lists.flatMap((list) => (list.name ? [`lists.${list.name}`] : [])),
    ...params.flatMap((param) => (param.name ? [`params.${param.name}`] : [])),
  ];
  return (
    <div className="flex flex-col gap-3">
      <BoundArea
        label="Required"
        optional
        mono
        rows={2}
        name={`${name}.requires`}
        placeholder="args.amountMinor <= params.limitMinor || context.poMatch == true"
        hint="A yes-or-no question in CEL; no means condition not met."
      />
      <BoundArea
        label="Applies only when"
        optional
        mono
        rows={1}
        name={`${name}.appliesWhen`}
        hint="Left empty, the clause governs every request for its actions."
      />
      {inputs.length > 0 ? (
        <Disclosure summary={`Inputs that can be read (${inputs.length})`}>
          <p className="font-mono text-table text-muted">{inputs.join(" · ")}</p>
        </Disclosure>
      ) : null}
      <Accepts name={`${name}.accepts`} clause={clause} inputs={inputs.filter((input) => !input.startsWith("params."))} />
    </div>
  );
}

function Accepts({ name, clause, inputs }: { name: string; clause: string; inputs: readonly string[] }) {
  const { fields, append, remove } = useFieldArray({ name });
  const { getValues } = useFormContext();
  const listId = useId();
  const unused = () => {
    const taken = (getValues(name) as { path: string }[]).map(({ path }) => path);
    return inputs.find((input) => !taken.includes(input)) ?? "";
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-semibold">
        Where inputs must come from <span className="font-normal text-muted">(optional)</span>
      </legend>
      <p className="text-meta text-muted">An input that isn't named is taken at the agent's word.</p>
      {fields.map(({ id }, i) => (
        <div key={id} className="flex flex-wrap items-start gap-x-3 gap-y-2">
          <BoundText label={`Input ${i + 1}`} labelHidden name={`${name}.${i}.path`} mono list={listId} placeholder="args.payee" className="w-64" />
          <BoundSelect label={`Input ${i + 1} comes from`} labelHidden name={`${name}.${i}.provenance`} options={PROVENANCE_OPTIONS} className="w-52" />
          <Button size="small" variant="quiet" aria-label={`Remove input ${i + 1} of ${clause}`} onClick={() => remove(i)}>
            Remove
          </Button>
        </div>
      ))}
      <datalist id={listId}>
        {inputs.map((input) => (
          <option key={input} value={input} />
        ))}
      </datalist>
      <div>
        <Button size="small" data-field={name} onClick={() => append({ path: unused(), provenance: "claimed" })}>
          <PlusIcon className="size-3.5" />
          Add an input
        </Button>
      </div>
    </fieldset>
  );
}
