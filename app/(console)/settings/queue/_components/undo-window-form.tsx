"use client";
import { NumberField } from "@/components/forms/text-field";
import type { Settings } from "@/lib/contract/settings";
import { numberOf } from "../../_components/form-values";
import { SettingForm } from "../../_components/setting-form";
import { changeSetting } from "../../actions";

const TIERS = [
  { name: "tier1", label: "Tier 1", hint: "Can’t be undone, or above the limit below." },
  { name: "tier2", label: "Tier 2", hint: "High risk, or medium and not simply reversible." },
  { name: "tier3", label: "Tier 3", hint: "The rest. Zero: an approval counts at once and can’t be undone." },
] as const;

export function UndoWindowForm({ seconds, reason }: { seconds: Settings["undo_window_seconds"]; reason: string | null }) {
  return (
    <SettingForm
      action={(form) => {
        const of = (tier: string) => numberOf(form, `value.${tier}`);
        return changeSetting({ name: "undo_window_seconds", value: { tier1: of("tier1"), tier2: of("tier2"), tier3: of("tier3") } });
      }}
      submit="Save"
      done="The undo windows were changed. They hold from the next approval on."
      reason={reason}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        {TIERS.map(({ name, label, hint }) => (
          <NumberField key={name} label={label} name={`value.${name}`} unit="seconds" defaultValue={seconds[name]} hint={hint} />
        ))}
      </div>
    </SettingForm>
  );
}
