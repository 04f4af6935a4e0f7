"use client";
import { useFieldArray, useFormContext } from "react-hook-form";
import { newClause } from "@/lib/core/pacts/new-pact";
import { Button } from "../../ui/button";
import { PlusIcon } from "../../ui/icons";
import { ClauseFields } from "./clause-fields";
import { focusField } from "./focus-field";
import { clauseValues } from "./to-form-values";

/** The clauses: added at the end, moved by buttons, removed on request. */
export function ClausesSection() {
  const { fields, append, move, remove } = useFieldArray({ name: "clauses" });
  const { getValues } = useFormContext();

  function add() {
    const keys = (getValues("clauses") as { key: string }[]).map(({ key }) => key);
    let number = keys.length + 1;
    while (keys.includes(`C-${number}`)) number += 1;
    append(clauseValues(newClause({ key: `C-${number}`, owner: String(getValues("owner") ?? "") })), { shouldFocus: false });
    // The new fields are drawn first; the focus opens them.
    requestAnimationFrame(() => focusField(`clauses.${keys.length}.obligation`));
  }

  return (
    <section id="clauses" aria-labelledby="clauses-title" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="clauses-title" className="text-section">
          Clauses
        </h2>
        <Button data-field="clauses" onClick={add}>
          <PlusIcon className="size-3.5" />
          Add a clause
        </Button>
      </div>
      {fields.map(({ id }, i) => (
        <ClauseFields key={id} index={i} count={fields.length} startsOpen={fields.length === 1} onMove={(to) => move(i, to)} onRemove={() => remove(i)} />
      ))}
      {fields.length === 0 ? <p className="text-muted">A pact without a clause maps no action. Add the first promise.</p> : null}
    </section>
  );
}
