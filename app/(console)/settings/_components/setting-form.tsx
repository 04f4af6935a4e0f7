"use client";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormActions } from "@/components/forms/form-actions";
import { SubmitButton } from "@/components/forms/submit-button";
import { LinkButton } from "@/components/ui/link-button";
import { notify } from "@/components/ui/toaster";
import type { ActionAnswer } from "@/lib/contract/answers";
import { Fields } from "./fields";

type SettingFormProps<T> = {
  action: (form: FormData) => Promise<ActionAnswer<T>>;
  submit: string;
  /** Said when it was done: "The team was saved." */
  done: string;
  /** Where to go then, and where Cancel goes; without it the form stays. */
  backTo?: string;
  /** Why it can't be sent: "Needs Admin". */
  reason?: string | null;
  /** Another button beside the first. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A form of the settings: says when it was done, and goes back to the list. Who may not send it can read it. */
export function SettingForm<T>({ action, submit, done, backTo, reason = null, aside, children }: SettingFormProps<T>) {
  const router = useRouter();
  function onDone() {
    notify({ title: done });
    if (backTo) router.push(backTo);
  }
  return (
    <ActionForm action={action} onDone={onDone} className="max-w-[44rem]">
      <Fields readOnly={reason !== null}>{children}</Fields>
      <FormActions>
        <SubmitButton reason={reason}>{submit}</SubmitButton>
        {backTo ? <LinkButton href={backTo}>Cancel</LinkButton> : null}
        {aside}
      </FormActions>
    </ActionForm>
  );
}
