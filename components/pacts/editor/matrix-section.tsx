"use client";
import { useFieldArray } from "react-hook-form";
import { TRIGGERS } from "@/lib/core/closed-lists";
import { Panel } from "../../ui/panel";
import { ScrollRegion } from "../../ui/scroll-region";
import { MatrixRow } from "./matrix-row";
import { TRIGGER_WORDS } from "./words";

/** Clauses and triggers: what each one does at run time. On a narrow screen each clause is a list. */
export function MatrixSection() {
  const { fields } = useFieldArray({ name: "clauses" });
  return (
    <Panel
      id="consequences"
      title="Consequences"
      description="What happens to an action when the signal moves. The lane beside each choice is the one it puts the agent in."
      flush
    >
      <ScrollRegion label="Consequences by clause and trigger" className="@container md:overflow-x-auto">
        <table className="w-full border-separate border-spacing-0 text-table max-md:block">
          <caption className="sr-only">What each trigger does, by clause</caption>
          <thead className="max-md:sr-only">
            <tr>
              <th scope="col" className="sticky left-0 z-1 border-b border-border-strong bg-surface px-3 py-1 text-left text-muted">
                Clause
              </th>
              {TRIGGERS.map((trigger) => (
                <th key={trigger} scope="col" className="border-b border-border-strong px-1.5 py-1 text-left align-bottom font-semibold text-muted">
                  {TRIGGER_WORDS[trigger]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-md:block">
            {fields.map(({ id }, i) => (
              <MatrixRow key={id} index={i} />
            ))}
            {fields.length === 0 ? (
              <tr>
                <td colSpan={TRIGGERS.length + 1} className="px-4 py-4 text-muted">
                  Add a clause first; every clause maps all eleven triggers.
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
}
