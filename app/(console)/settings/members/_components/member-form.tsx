"use client";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { TextField } from "@/components/forms/text-field";
import type { MemberListRow } from "@/lib/contract/members";
import type { Role } from "@/lib/core/closed-lists";
import { textOf, textsOf } from "../../_components/form-values";
import { SettingForm } from "../../_components/setting-form";
import { changeMember } from "../actions";
import { PasswordField } from "./password-field";
import { ROLE_OPTIONS } from "./role-options";

export function MemberForm({ member, reason }: { member: MemberListRow; reason: string | null }) {
  return (
    <SettingForm
      action={(form) => {
        const password = String(form.get("password") ?? "");
        return changeMember({
          memberId: member.id,
          name: textOf(form, "name"),
          email: textOf(form, "email"),
          roles: textsOf(form, "roles") as Role[],
          ...(password === "" ? {} : { password }),
        });
      }}
      submit="Save"
      done="The member was saved."
      backTo="/settings/members"
      reason={reason}
    >
      <TextField label="Name" name="name" defaultValue={member.name} autoComplete="off" className="max-w-96" />
      <TextField label="E-mail" name="email" type="email" defaultValue={member.email} autoComplete="off" className="max-w-96" />
      <CheckboxGroupField label="Roles" name="roles" options={ROLE_OPTIONS} defaultValue={member.roles} />
      <PasswordField label="New password" optional hint="Left empty, theirs stays. A new one ends all their sessions." />
    </SettingForm>
  );
}
