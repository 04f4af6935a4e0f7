"use client";
import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormActions } from "@/components/forms/form-actions";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toaster";
import { closeTriggerAction } from "../../actions";

type CloseTriggerProps = {
  triggerId: string;
  what: string;
  suspension: boolean;
  manual: boolean;
  /** Why whoever looks can't; null: they can. */
  reason: string | null;
};

/** A second person's word that what was narrowed may stand as its evidence says again. */
export function CloseTrigger({ triggerId, what, suspension, manual, reason }: CloseTriggerProps) {
  const [open, setOpen] = useState(false);
  const label = suspension ? "Resume" : manual ? "Close" : "Adjudicate";
  return (
    <>
      <Button size="small" reason={reason} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={`${label}: ${what}`} open={open} onOpenChange={setOpen}>
        <ActionForm
          action={(form) => closeTriggerAction({ triggerId, reason: String(form.get("reason") ?? "") })}
          onDone={() => {
            setOpen(false);
            notify({ title: "Closed, with your name beside its opener's." });
          }}
        >
          <p>
            {manual
              ? "From the next request on, the agent may do again what its evidence supports, and no more. History names you as the second person."
              : "You sign that this was looked into and doesn't stand. From the next request on, the agent may do again what its evidence supports, and no more."}
          </p>
          <TextAreaField label="What you found" name="reason" rows={3} required minLength={10} maxLength={1_000} hint="At least 10 characters." />
          <FormActions>
            <SubmitButton>{label}</SubmitButton>
            <DialogClose>Cancel</DialogClose>
          </FormActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
