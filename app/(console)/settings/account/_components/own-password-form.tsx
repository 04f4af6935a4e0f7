"use client";
import { ActionForm } from "@/components/forms/action-form";
import { FormActions } from "@/components/forms/form-actions";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { notify } from "@/components/ui/toaster";
import { changeOwnPassword } from "../actions";

export function OwnPasswordForm({ email }: { email: string }) {
  return (
    <ActionForm
      action={(form) => changeOwnPassword({ current: String(form.get("current")), password: String(form.get("password")) })}
      onDone={() => notify({ title: "Your password was changed." })}
      resetWhenDone
      className="max-w-96"
    >
      {/* A password manager files the new password under this. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <TextField label="Current password" name="current" type="password" autoComplete="current-password" required />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 12 characters; a few words in a row are good."
      />
      <FormActions>
        <SubmitButton>Change password</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
