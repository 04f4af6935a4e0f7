"use client";
import { TextField } from "@/components/forms/text-field";
import { textOf } from "../../_components/form-values";
import { SettingForm } from "../../_components/setting-form";
import { changeSetting } from "../../actions";

type TextSettingProps = { name: "organisation_name" | "mode_label"; label: string; value: string; hint?: string; done: string; reason: string | null };

export function TextSetting({ name, label, value, hint, done, reason }: TextSettingProps) {
  return (
    <SettingForm action={(form) => changeSetting({ name, value: textOf(form, "value") })} submit="Save" done={done} reason={reason}>
      <TextField label={label} name="value" defaultValue={value} hint={hint} autoComplete="off" className="max-w-96" />
    </SettingForm>
  );
}
