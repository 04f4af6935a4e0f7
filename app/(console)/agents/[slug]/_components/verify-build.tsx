"use client";
import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormActions } from "@/components/forms/form-actions";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { notify } from "@/components/ui/toaster";
import type { BuildRow, ScopeNames } from "@/lib/contract/builds";
import { verifyBuildAction } from "../../actions";
import { ScopeFields, scopeOf } from "./scope-fields";

/** Somebody vouches for a build, within what was declared of it. */
export function VerifyBuild({ build, names, reason }: { build: BuildRow; names: ScopeNames; reason: string | null }) {
  const [open, setOpen] = useState(false);
  const again = build.standing === "verified";
  return (
    <>
      <Button size="small" variant={again ? "default" : "primary"} reason={reason} onClick={() => setOpen(true)}>
        {again ? "Verify again" : "Verify"}
      </Button>
      <Dialog
        title={`Verify ${build.label}`}
        description="Your name stands for it: within this scope the agent may act as its evidence allows. A request outside is held or denied."
        open={open}
        onOpenChange={setOpen}
      >
        <ActionForm
          action={(form) => verifyBuildAction({ buildId: build.id, verifiedScope: scopeOf(form, "verifiedScope") })}
          onDone={() => {
            setOpen(false);
            notify({ title: `Verified ${build.label}. What it may do now depends on its evidence.` });
          }}
        >
          <ScopeFields name="verifiedScope" names={names} scope={build.verifiedScope ?? build.declaredScope} />
          <FormActions>
            <SubmitButton>Verify</SubmitButton>
            <DialogClose>Cancel</DialogClose>
          </FormActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
