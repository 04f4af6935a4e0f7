"use client";
import { NumberField } from "@/components/forms/text-field";
import { numberOf } from "../../_components/form-values";
import { SettingForm } from "../../_components/setting-form";
import { changeSetting } from "../../actions";

export function RateForm({ rate, reason }: { rate: number; reason: string | null }) {
  return (
    <SettingForm
      action={(form) => changeSetting({ name: "rate_per_minute", value: numberOf(form, "value") })}
      submit="Save"
      done="The request rate was changed. It holds from the next request on."
      reason={reason}
    >
      <NumberField label="Requests a minute and key" name="value" unit="a minute" defaultValue={rate} />
    </SettingForm>
  );
}
