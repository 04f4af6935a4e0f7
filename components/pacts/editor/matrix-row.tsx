"use client";
import { useFormContext, useWatch } from "react-hook-form";
import { type Severity, TRIGGERS } from "@/lib/core/closed-lists";
import { DEFAULT_CONSEQUENCES } from "@/lib/core/pacts/default-consequences";
import { Button } from "../../ui/button";
import { CellTerms } from "./cell-terms";
import { useEditor } from "./editor-context";
import { MatrixCell } from "./matrix-cell";
import { actionValues } from "./to-form-values";

/** One clause's consequences, and beneath them the terms of the cell that is open. */
export function MatrixRow({ index }: { index: number }) {
  const name = `clauses.${index}`;
  const { openCell } = useEditor();
  const { getValues, setValue } = useFormContext();
  const [key, severity]: [string, Severity] = useWatch({ name: [`${name}.key`, `${name}.severity`] });
  const called = key || `Clause ${index + 1}`;
  const open = TRIGGERS.find((trigger) => openCell === `${name}.consequences.${trigger}`);

  function mapTheRest() {
    for (const trigger of TRIGGERS) {
      const cell = `${name}.consequences.${trigger}`;
      if (getValues(`${cell}.do`) === "") setValue(cell, actionValues(DEFAULT_CONSEQUENCES[severity][trigger]), { shouldDirty: true });
    }
  }

  return (
    <>
      <tr className="max-md:block max-md:border-t max-md:border-border max-md:px-4 max-md:py-3">
        <th
          scope="row"
          className="left-0 z-1 border-b border-border bg-surface px-3 py-2 text-left align-top max-md:mb-2 max-md:block max-md:border-0 max-md:px-0 md:sticky"
        >
          <span className="block max-w-24 break-words">{called}</span>
          <MapTheRest name={name} onMap={mapTheRest} />
        </th>
        {TRIGGERS.map((trigger) => (
          <MatrixCell key={trigger} name={`${name}.consequences.${trigger}`} clause={called} trigger={trigger} />
        ))}
      </tr>
      {open ? (
        <tr className="max-md:block">
          <td colSpan={TRIGGERS.length + 1} className="border-b border-border bg-surface-2 p-0 max-md:block">
            <CellTerms name={`${name}.consequences.${open}`} clause={called} trigger={open} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function MapTheRest({ name, onMap }: { name: string; onMap: () => void }) {
  const chosen: string[] = useWatch({ name: TRIGGERS.map((trigger) => `${name}.consequences.${trigger}.do`) });
  const unmapped = chosen.filter((choice) => choice === "").length;
  return unmapped > 0 ? (
    <Button size="small" className="mt-1" onClick={onMap}>
      Map {unmapped} by default
    </Button>
  ) : null;
}
