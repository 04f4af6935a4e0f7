"use client";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { TextField } from "@/components/forms/text-field";
import type { Role } from "@/lib/core/closed-lists";
import { textOf, textsOf } from "../../_components/form-values";
import { SettingForm } from "../../_components/setting-form";
import { createMember } from "../actions";
import { PasswordField } from "./password-field";
import { ROLE_OPTIONS } from "./role-options";

export function NewMemberForm({ reason }: { reason: string | null }) {
  return (
    <SettingForm
      action={(form) =>
        createMember({
          name: textOf(form, "name"),
          email: textOf(form, "email"),
          roles: textsOf(form, "roles") as Role[],
          password: String(form.get("password")),
        })
      }
      submit="Add the member"
      done="The member was added. Hand them the password."
      backTo="/settings/members"
      reason={reason}
    >
      <TextField label="Name" name="name" autoComplete="off" className="max-w-96" />
      <TextField label="E-mail" name="email" type="email" autoComplete="off" hint="They sign in with it." className="max-w-96" />
      <CheckboxGroupField label="Roles" name="roles" options={ROLE_OPTIONS} />
      <PasswordField label="First password" hint="At least 12 characters. They can change it under Your account." />
    </SettingForm>
  );
}
