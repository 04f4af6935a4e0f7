"use client";
import { useState } from "react";
import { TextField } from "@/components/forms/text-field";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";
import type { SourceListRow } from "@/lib/contract/sources";
import type { SourceKind } from "@/lib/core/closed-lists";
import { isTicked, textOf } from "../../_components/form-values";
import { NameAndSlug } from "../../_components/name-and-slug";
import { SettingForm } from "../../_components/setting-form";
import { changeSource, registerSource } from "../actions";
import { KIND_OPTIONS } from "./source-kinds";

export function SourceForm({ source, reason }: { source: SourceListRow | null; reason: string | null }) {
  const [kind, setKind] = useState<string>(source?.kind ?? "eval");
  const isSelf = kind === "self_attested";
  return (
    <SettingForm
      action={(form) => {
        const facts = { name: textOf(form, "name"), ...(isSelf ? {} : { trusted: isTicked(form, "trusted") }) };
        return source ? changeSource({ sourceId: source.id, ...facts }) : registerSource({ slug: textOf(form, "slug"), kind: kind as SourceKind, ...facts });
      }}
      submit={source ? "Save" : "Register the source"}
      done={source ? "The source was saved." : "The source was registered. It sends evidence with an API key; make one under API keys."}
      backTo="/settings/sources"
      reason={reason}
    >
      {source ? (
        <TextField label="Name" name="name" defaultValue={source.name} autoComplete="off" />
      ) : (
        <NameAndSlug slugHint="Pacts name it in the evidence they ask for. It never changes." />
      )}
      {source ? null : <RadioGroup legend="Kind" name="kind" value={kind} onValueChange={setKind} options={KIND_OPTIONS} />}
      {isSelf ? (
        <p className="text-muted">What attests to itself is never trusted and counts a quarter.</p>
      ) : (
        <Checkbox
          label="Trusted"
          name="trusted"
          defaultChecked={source?.trusted ?? true}
          hint="Only trusted sources contradict each other, and a trusted failure of a critical clause acts at once."
        />
      )}
    </SettingForm>
  );
}
