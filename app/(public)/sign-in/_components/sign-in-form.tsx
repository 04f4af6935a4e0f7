"use client";
import { useActionState, useState } from "react";
import { FormRefusal } from "@/components/forms/form-refusal";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Checkbox } from "@/components/ui/checkbox";
import { signIn } from "../actions";

/** Sends itself as any form does, so it works before and without scripts, and with every password manager. */
export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, send] = useActionState(signIn, null);
  const [shown, setShown] = useState(false);
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal answer={state?.answer} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <TextField
        key={state?.email}
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state?.email ?? ""}
        spellCheck={false}
      />
      <TextField label="Password" name="password" type={shown ? "text" : "password"} autoComplete="current-password" required spellCheck={false} />
      <Checkbox label="Show the password" checked={shown} onChange={(event) => setShown(event.target.checked)} />
      <SubmitButton className="self-start">Sign in</SubmitButton>
    </form>
  );
}
