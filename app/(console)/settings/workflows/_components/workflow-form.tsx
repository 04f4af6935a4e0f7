"use client";
import { useState } from "react";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Checkbox } from "@/components/ui/checkbox";
import type { Option } from "@/components/ui/select";
import type { WorkflowListRow } from "@/lib/contract/workflows";
import { TOUCHES, type Touch } from "@/lib/core/closed-lists";
import { isTicked, textOf } from "../../_components/form-values";
import { NameAndSlug } from "../../_components/name-and-slug";
import { SettingForm } from "../../_components/setting-form";
import { changeWorkflow, registerWorkflow } from "../actions";
import { TOUCH_NAMES } from "./touch-names";

export function WorkflowForm({ workflow, teams, reason }: { workflow: WorkflowListRow | null; teams: Option[]; reason: string | null }) {
  const [touches, setTouches] = useState<string[]>(workflow?.touches ?? []);
  return (
    <SettingForm
      action={(form) => {
        const facts = {
          name: textOf(form, "name"),
          ownerTeam: textOf(form, "ownerTeam"),
          touches: touches as Touch[],
          consequential: touches.length > 0 || isTicked(form, "consequential"),
        };
        return workflow ? changeWorkflow({ workflowId: workflow.id, ...facts }) : registerWorkflow({ slug: textOf(form, "slug"), ...facts });
      }}
      submit={workflow ? "Save" : "Register the workflow"}
      done={workflow ? "The workflow was saved." : "The workflow was registered. Register its actions next."}
      backTo="/settings/workflows"
      reason={reason}
    >
      {workflow ? (
        <TextField label="Name" name="name" defaultValue={workflow.name} autoComplete="off" />
      ) : (
        <NameAndSlug slugHint="Agents send it with every request. It never changes." />
      )}
      <SelectField label="Owner" name="ownerTeam" options={teams} placeholder="Choose a team" defaultValue={workflow?.ownerTeam ?? ""} className="max-w-96" />
      <CheckboxGroupField
        label="What an error here changes"
        name="touches"
        hint="Any of these makes the workflow consequential. Permissions make every review in it tier 1."
        value={touches}
        onValueChange={setTouches}
        options={TOUCHES.map((touch) => ({ value: touch, label: TOUCH_NAMES[touch] }))}
      />
      {touches.length === 0 ? (
        <Checkbox
          label="Consequential all the same"
          name="consequential"
          defaultChecked={workflow?.consequential ?? false}
          hint="It then counts among the workflows that must be covered by a pact."
        />
      ) : null}
    </SettingForm>
  );
}
