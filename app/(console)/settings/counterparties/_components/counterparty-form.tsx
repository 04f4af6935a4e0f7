"use client";
import { TextField } from "@/components/forms/text-field";
import { Checkbox } from "@/components/ui/checkbox";
import type { CounterpartyListRow } from "@/lib/contract/counterparties";
import { isTicked, textOf } from "../../_components/form-values";
import { NameAndSlug } from "../../_components/name-and-slug";
import { SettingForm } from "../../_components/setting-form";
import { changeCounterparty, registerCounterparty } from "../actions";

export function CounterpartyForm({ counterparty, reason }: { counterparty: CounterpartyListRow | null; reason: string | null }) {
  return (
    <SettingForm
      action={(form) => {
        const facts = { name: textOf(form, "name"), approved: isTicked(form, "approved") };
        return counterparty
          ? changeCounterparty({ counterpartyId: counterparty.id, ...facts })
          : registerCounterparty({ slug: textOf(form, "slug"), ...facts });
      }}
      submit={counterparty ? "Save" : "Register the counterparty"}
      done={counterparty ? "The counterparty was saved. The next decision is taken with it." : "The counterparty was registered."}
      backTo="/settings/counterparties"
      reason={reason}
    >
      {counterparty ? (
        <TextField label="Name" name="name" defaultValue={counterparty.name} autoComplete="off" />
      ) : (
        <NameAndSlug slugHint="As agents name it in their requests. It never changes." />
      )}
      <Checkbox
        label="Approved"
        name="approved"
        defaultChecked={counterparty?.approved ?? false}
        hint="Conditions that look up the approved list find it. Taken away, the next request that names it is no longer permitted by them."
      />
    </SettingForm>
  );
}
