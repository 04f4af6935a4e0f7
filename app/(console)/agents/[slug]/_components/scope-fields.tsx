"use client";
import { useState } from "react";
import { MoneyField } from "@/components/forms/money-field";
import { TagsField } from "@/components/forms/tags-field";
import { TextField } from "@/components/forms/text-field";
import type { ScopeNames } from "@/lib/contract/builds";
import type { ScopeInput } from "@/lib/contract/scope";
import type { Scope } from "@/lib/core/pacts/pact-document";

type ScopeFieldsProps = { name: "declaredScope" | "verifiedScope"; names: ScopeNames; scope?: Scope | null };

/** What a build is for. A star allows any name. */
export function ScopeFields({ name, names, scope = null }: ScopeFieldsProps) {
  const [currency, setCurrency] = useState(scope?.currency ?? "EUR");
  return (
    <>
      <TagsField label="Actions" name={`${name}.actions`} defaultValue={scope?.actions} suggestions={names.actions} hint="Names of actions, or * for any." />
      <TagsField
        label="Counterparties"
        name={`${name}.counterparties`}
        defaultValue={scope?.counterparties}
        suggestions={names.counterparties}
        hint="Whom it deals with, or * for anybody."
      />
      <TagsField label="Tools" optional name={`${name}.tools`} defaultValue={scope?.tools} hint="Tools it may use, or * for any." />
      <div className="flex flex-wrap items-start gap-4">
        <TextField
          label="Currency"
          name={`${name}.currency`}
          value={currency}
          maxLength={3}
          onChange={(event) => setCurrency(event.target.value.toUpperCase())}
          className="w-24"
        />
        <MoneyField label="Largest amount" optional name={`${name}.maxAmountMinor`} currency={currency || "EUR"} defaultValue={scope?.maxAmountMinor} />
      </div>
    </>
  );
}

const texts = (form: FormData, name: string): string[] => form.getAll(name).map(String);

/** The scope that the fields describe; without a largest amount the currency limits nothing and is left out. */
export function scopeOf(form: FormData, name: ScopeFieldsProps["name"]): ScopeInput {
  const amount = String(form.get(`${name}.maxAmountMinor`) ?? "");
  return {
    actions: texts(form, `${name}.actions`),
    counterparties: texts(form, `${name}.counterparties`),
    tools: texts(form, `${name}.tools`),
    ...(amount === "" ? {} : { maxAmountMinor: Number(amount), currency: String(form.get(`${name}.currency`) ?? "") }),
  };
}
