"use client";
import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormActions } from "@/components/forms/form-actions";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { notify } from "@/components/ui/toaster";
import type { ScopeNames } from "@/lib/contract/builds";
import { registerBuildAction } from "../../actions";
import { ScopeFields, scopeOf } from "./scope-fields";

const text = (form: FormData, name: string): string => String(form.get(name) ?? "");

type RegisterBuildProps = {
  agent: string;
  names: ScopeNames;
  /** Of one that was seen already: it is told what it is. */
  fingerprint?: string;
  reason: string | null;
};

/** Says what a build is, before it goes live or after it was seen. */
export function RegisterBuild({ agent, names, fingerprint, reason }: RegisterBuildProps) {
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState("fingerprint");

  return (
    <>
      <Button size="small" reason={reason} onClick={() => setOpen(true)}>
        {fingerprint ? "Register" : "Register a build"}
      </Button>
      <Dialog
        title="Register a build"
        description="It may do nothing more until a trust lead who doesn't own the agent verifies it."
        open={open}
        onOpenChange={setOpen}
      >
        <ActionForm
          action={(form) =>
            registerBuildAction({
              agent,
              label: text(form, "label"),
              declaredScope: scopeOf(form, "declaredScope"),
              ...(from === "fingerprint"
                ? { fingerprint: fingerprint ?? text(form, "fingerprint").trim() }
                : {
                    parts: {
                      model: text(form, "parts.model"),
                      modelVersion: text(form, "parts.modelVersion"),
                      promptDigest: text(form, "parts.promptDigest"),
                      toolsetDigest: text(form, "parts.toolsetDigest"),
                    },
                  }),
            })
          }
          onDone={() => {
            setOpen(false);
            notify({ title: "Registered. Nobody has verified it yet." });
          }}
        >
          <TextField label="Name" name="label" required maxLength={120} hint="What people call it, such as its release." />
          {fingerprint === undefined ? (
            <RadioGroup
              legend="Fingerprint"
              name="from"
              value={from}
              onValueChange={setFrom}
              inline
              options={[
                { value: "fingerprint", label: "As the agent's requests carry it" },
                { value: "parts", label: "Made from its parts" },
              ]}
            />
          ) : (
            <TextField label="Fingerprint" name="fingerprint" value={fingerprint} readOnly mono />
          )}
          {fingerprint === undefined && from === "fingerprint" ? (
            <TextField label="Fingerprint" labelHidden name="fingerprint" required maxLength={200} mono placeholder="sha256:…" />
          ) : null}
          {from === "parts" ? (
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField label="Model" name="parts.model" required />
              <TextField label="Model version" name="parts.modelVersion" required />
              <TextField label="Digest of the prompt template" name="parts.promptDigest" required mono />
              <TextField label="Digest of the tools' schemas" name="parts.toolsetDigest" required mono />
            </div>
          ) : null}
          <ScopeFields name="declaredScope" names={names} />
          <FormActions>
            <SubmitButton>Register</SubmitButton>
            <DialogClose>Cancel</DialogClose>
          </FormActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
