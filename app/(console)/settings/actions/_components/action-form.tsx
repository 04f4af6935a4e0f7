"use client";
import { useId, useRef, useState } from "react";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Checkbox } from "@/components/ui/checkbox";
import type { Option } from "@/components/ui/select";
import type { ActionDetail } from "@/lib/contract/actions";
import { REVERSIBILITIES, type Reversibility, RISKS, type Risk } from "@/lib/core/closed-lists";
import type { Json } from "@/lib/core/json";
import { isTicked, textOf } from "../../_components/form-values";
import { SettingForm } from "../../_components/setting-form";
import { changeAction, registerAction } from "../actions";
import { REVERSIBILITY_NAMES, RISK_NAMES } from "./action-names";
import { DisplayEditor, editDisplay, writtenDisplay } from "./display-editor";
import { DisplayPreview } from "./display-preview";
import { pathsOfSchema, sampleOfSchema } from "./sample-of-schema";
import { SchemaFields } from "./schema-fields";

const PATHS = [
  { name: "amountPath", label: "Amount", hint: "Whole minor units (cents); limits are measured on it." },
  { name: "currencyPath", label: "Currency", hint: "Three letters." },
  { name: "counterpartyPath", label: "Counterparty", hint: "Its short name; scopes and lists are checked on it." },
  { name: "casePath", label: "Case", hint: "Requests of one case fall into one sample, such as an invoice’s number." },
] as const;

const REVERSIBILITY_HINTS = {
  reversible: "as if it had not happened",
  compensable: "by another action, at a cost",
  irreversible: "every review of it is tier 1",
} as const;

type ActionFormProps = { action: ActionDetail | null; workflows: Option[]; workflow?: string; reason: string | null };

const textOfSchema = (schema: Json): string => (schema === null ? "" : JSON.stringify(schema, null, 2));

function readSchema(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export function ActionForm({ action, workflows, workflow, reason }: ActionFormProps) {
  const pathsId = useId();
  const root = useRef<HTMLDivElement>(null);
  const [name, setName] = useState(action?.name ?? "");
  const [currencyPath, setCurrencyPath] = useState(action?.currencyPath ?? "");
  const [texts, setTexts] = useState({ argsSchema: textOfSchema(action?.argsSchema ?? null), contextSchema: textOfSchema(action?.contextSchema ?? null) });
  const [display, setDisplay] = useState(() => editDisplay(action?.display ?? null));
  const argsSchema = readSchema(texts.argsSchema);
  const known = [...pathsOfSchema(argsSchema, "args"), ...pathsOfSchema(readSchema(texts.contextSchema), "context")];
  const chosenWorkflow = () => action?.workflow ?? root.current?.querySelector<HTMLSelectElement>('select[name="workflow"]')?.value ?? "";

  function send(form: FormData) {
    const facts = {
      risk: (textOf(form, "risk") || null) as Risk | null,
      reversibility: textOf(form, "reversibility") as Reversibility,
      moneyMoving: isTicked(form, "moneyMoving"),
      ...texts,
      amountPath: textOf(form, "amountPath"),
      currencyPath: textOf(form, "currencyPath"),
      counterpartyPath: textOf(form, "counterpartyPath"),
      casePath: textOf(form, "casePath"),
      display: writtenDisplay(display),
    };
    return action
      ? changeAction({ actionId: action.id, ...facts })
      : registerAction({ workflow: textOf(form, "workflow"), name: textOf(form, "name"), ...facts });
  }

  return (
    <SettingForm
      action={send}
      submit={action ? "Save" : "Register the action"}
      done={action ? "The action was saved. The next decision is taken with it." : "The action was registered. A pact says who may do it when."}
      backTo="/settings/workflows"
      reason={reason}
    >
      <div ref={root} className="flex flex-col gap-4">
        {action ? null : (
          <>
            <SelectField
              label="Workflow"
              name="workflow"
              options={workflows}
              placeholder="Choose a workflow"
              defaultValue={workflow ?? ""}
              className="max-w-96"
            />
            <TextField
              label="Name"
              name="name"
              mono
              autoComplete="off"
              spellCheck={false}
              value={name}
              onChange={(event) => setName(event.target.value)}
              hint="As agents send it, such as payments.release. It never changes."
              className="max-w-96"
            />
          </>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Risk"
            name="risk"
            defaultValue={action?.risk ?? ""}
            placeholder="Unknown"
            options={RISKS.map((risk) => ({ value: risk, label: RISK_NAMES[risk] }))}
            hint="The worst it can do. Unknown risk is never taken for low."
          />
          <SelectField
            label="Can it be undone?"
            name="reversibility"
            defaultValue={action?.reversibility ?? "compensable"}
            options={REVERSIBILITIES.map((one) => ({ value: one, label: `${REVERSIBILITY_NAMES[one]}: ${REVERSIBILITY_HINTS[one]}` }))}
          />
        </div>
        <Checkbox label="Moves money" name="moneyMoving" defaultChecked={action?.moneyMoving ?? false} hint="Its money can be held by a settlement." />

        <h2 className="mt-2 text-section">Inputs</h2>
        <SchemaFields texts={texts} onChange={setTexts} of={() => ({ workflow: chosenWorkflow(), name: action?.name ?? name })} />

        <h2 className="mt-2 text-section">Where things stand in a request</h2>
        <datalist id={pathsId}>
          {known.map((path) => (
            <option key={path} value={path} />
          ))}
        </datalist>
        <div className="grid gap-4 sm:grid-cols-2">
          {PATHS.map(({ name: path, label, hint }) => (
            <TextField
              key={path}
              label={`${label} path`}
              name={path}
              mono
              optional
              list={pathsId}
              autoComplete="off"
              spellCheck={false}
              placeholder={path === "amountPath" ? "args.amountMinor" : undefined}
              defaultValue={action?.[path] ?? ""}
              hint={hint}
              {...(path === "currencyPath" ? { onChange: (event) => setCurrencyPath(event.target.value) } : {})}
            />
          ))}
        </div>

        <h2 className="mt-2 text-section">How reviewers see it</h2>
        <p className="text-muted">
          Drawn from the exact bytes that would run, never from what the agent says about them. What no field names is listed below the fields.
        </p>
        <DisplayEditor value={display} onChange={setDisplay} paths={pathsId} />
        <DisplayPreview
          workflow={action?.workflow ?? workflow ?? "workflow"}
          action={name || "action"}
          args={sampleOfSchema(argsSchema)}
          display={writtenDisplay(display) ?? {}}
          currencyPath={currencyPath || null}
        />
      </div>
    </SettingForm>
  );
}
