"use client";
import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { FormActions } from "@/components/forms/form-actions";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-field";
import { LinkButton } from "@/components/ui/link-button";
import type { Option } from "@/components/ui/select";
import type { CreatedKey } from "@/lib/contract/keys";
import type { KeyScope } from "@/lib/core/closed-lists";
import { Fields } from "../../_components/fields";
import { optionalNumber, optionalText, textOf } from "../../_components/form-values";
import { createKey } from "../actions";
import { SCOPE_OPTIONS } from "./scope-options";
import { ShownKey } from "./shown-key";

const LIVES: Option[] = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "A year" },
  { value: "never", label: "Doesn’t expire" },
];

type NewKeyProps = { agents: Option[]; sources: Option[]; origin: string; reason: string | null };

export function NewKey({ agents, sources, origin, reason }: NewKeyProps) {
  const [made, setMade] = useState<CreatedKey | null>(null);
  const [scopes, setScopes] = useState<string[]>(["decide", "outcome"]);
  const speaks = !scopes.includes("configure");
  const hasEvidence = scopes.includes("evidence");

  if (made) return <ShownKey made={made} origin={origin} />;

  function send(form: FormData) {
    const life = textOf(form, "expiresInDays");
    const ratePerMinute = optionalNumber(form, "ratePerMinute");
    const agent = optionalText(form, "agent");
    const source = optionalText(form, "source");
    return createKey({
      name: textOf(form, "name"),
      scopes: scopes as KeyScope[],
      ...(agent ? { agent } : {}),
      ...(source ? { source } : {}),
      ...(ratePerMinute === null ? {} : { ratePerMinute }),
      expiresInDays: life === "never" ? null : Number(life),
    });
  }

  return (
    <ActionForm action={send} onDone={setMade} className="max-w-[44rem]">
      <Fields readOnly={reason !== null}>
        <TextField label="Name" name="name" autoComplete="off" hint="The system that will use it, so that it can be found again." className="max-w-96" />
        <CheckboxGroupField label="What it may do" name="scopes" options={SCOPE_OPTIONS} value={scopes} onValueChange={setScopes} />
        {speaks ? (
          <SelectField
            label="Agent it speaks for"
            name="agent"
            options={agents}
            placeholder="None"
            optional={!scopes.includes("decide") && !scopes.includes("outcome")}
            className="max-w-96"
          />
        ) : null}
        {speaks && hasEvidence ? (
          <SelectField
            label="Source it speaks for"
            name="source"
            options={sources}
            placeholder="The agent’s own word"
            optional
            hint="What an agent says about itself counts a quarter and is never trusted. An independent source gets a key of its own."
            className="max-w-96"
          />
        ) : null}
        <SelectField label="Expires after" name="expiresInDays" options={LIVES} defaultValue="90" className="max-w-96" />
        <NumberField label="Requests a minute" name="ratePerMinute" optional hint="Left empty, the organisation’s limit holds." />
      </Fields>
      <FormActions>
        <SubmitButton reason={reason}>Make the key</SubmitButton>
        <LinkButton href="/settings/keys">Cancel</LinkButton>
      </FormActions>
    </ActionForm>
  );
}
