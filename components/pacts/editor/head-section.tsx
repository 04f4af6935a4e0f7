"use client";
import { useFieldArray } from "react-hook-form";
import { Button } from "../../ui/button";
import { PlusIcon } from "../../ui/icons";
import { Panel } from "../../ui/panel";
import { BoundNames, BoundSelect, BoundText } from "./bound-fields";
import { useEditor, useTeamOptions } from "./editor-context";

/** Who is trusted with what, towards whom, until when. */
export function HeadSection({ slugFixed }: { slugFixed: boolean }) {
  const { names } = useEditor();
  const workflows = names.workflows.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <Panel id="head" title="Pact" description="Who is trusted with what, towards whom, and until when.">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <BoundText label="Title" name="title" placeholder="Paying supplier invoices" />
        <BoundText
          label="Address"
          name="slug"
          readOnly={slugFixed}
          mono
          placeholder="invoice-payments"
          hint={slugFixed ? "Stays the same over all versions." : "Lower-case letters, digits and hyphens. It can't be changed later."}
        />
        <BoundSelect label="Owner" name="owner" options={useTeamOptions()} emptyLabel="Choose a team" hint="The team that answers for the pact." />
        <BoundSelect label="Workflow" name="workflow" options={workflows} emptyLabel="Choose a workflow" />
        <BoundNames label="Agents" name="agents" names={names.agents} />
        <BoundNames label="Counterparties" name="counterparties" names={names.counterparties} hint="Towards whom the promise is made." />
        <BoundText label="Ends" optional name="expiresAt" mono placeholder="2027-06-30T00:00:00Z" hint="From then on the agent's actions wait for a person." />
        <Lists />
      </div>
    </Panel>
  );
}

function Lists() {
  const { fields, append, remove } = useFieldArray({ name: "lists" });
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-semibold">
        Lists <span className="font-normal text-muted">(optional)</span>
      </legend>
      <p className="text-meta text-muted">Names for the approved counterparties kept here, for conditions such as args.payee in lists.approvedSuppliers.</p>
      {fields.map(({ id }, i) => (
        <div key={id} className="flex items-end gap-2">
          <BoundText label={`List ${i + 1}`} labelHidden name={`lists.${i}.name`} mono placeholder="approvedSuppliers" />
          <Button size="small" variant="quiet" aria-label={`Remove list ${i + 1}`} onClick={() => remove(i)}>
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => append({ name: "" })}>
          <PlusIcon className="size-3.5" />
          Add a list
        </Button>
      </div>
    </fieldset>
  );
}
