"use client";
import { useFormContext, useWatch } from "react-hook-form";
import type { Trigger } from "@/lib/core/closed-lists";
import { useFieldProblem } from "../../forms/field-context";
import { LaneBadge } from "../../lanes/lane-badge";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Select } from "../../ui/select";
import { cellTermsId } from "./cell-terms";
import { useEditor } from "./editor-context";
import type { ActionValues } from "./form-values";
import { hasOwnTerms } from "./has-own-terms";
import { laneOfChoice } from "./lane-of-choice";
import { actionValues } from "./to-form-values";
import { ACTION_OPTIONS, ACTION_WORDS, TRIGGER_WORDS } from "./words";

/** What is read for a moment where the clause was just removed. */
const NOTHING_MAPPED = actionValues(undefined);
const spoken = (trigger: Trigger): string => trigger.replaceAll("_", " ");

/** What one trigger of one clause does: a choice, the lane it means, and its terms. */
export function MatrixCell({ name, clause, trigger }: { name: string; clause: string; trigger: Trigger }) {
  const { register } = useFormContext();
  const { openCell, setOpenCell } = useEditor();
  const cell: ActionValues = useWatch({ name }) ?? NOTHING_MAPPED;
  const { do: choice, verdict } = cell;
  const problem = useFieldProblem(`${name}.do`, null);
  const lane = laneOfChoice(trigger, choice, verdict);
  const open = openCell === name;
  const hasTerms = choice !== "" && choice !== "allow";
  const label = `${clause}, ${spoken(trigger)}: ${choice === "" ? "not mapped" : ACTION_WORDS[choice].toLowerCase()}`;
  return (
    <td
      className={classNames(
        "border-b border-border px-1.5 py-2 align-top max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-2 max-md:border-0 max-md:px-0 max-md:py-1",
        problem && "bg-lane-escalate-tint",
      )}
    >
      <span aria-hidden className="w-full text-muted md:hidden">
        {TRIGGER_WORDS[trigger]}
      </span>
      <Select
        options={ACTION_OPTIONS}
        placeholder="Not mapped"
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        data-field={`${name}.do`}
        {...register(`${name}.do`)}
        className={classNames("min-w-24 text-table md:w-full", choice === "" && "border-dashed border-lane-escalate text-lane-escalate")}
      />
      <span className="flex flex-wrap items-center gap-1 md:mt-1">
        {lane ? <LaneBadge lane={lane} size="small" /> : <span className="text-meta font-semibold text-lane-escalate">Not mapped</span>}
        {hasTerms ? (
          <Button
            size="small"
            variant="quiet"
            className="px-1 text-meta"
            aria-expanded={open}
            aria-controls={open ? cellTermsId(name) : undefined}
            aria-label={`Terms of ${clause}, ${spoken(trigger)}`}
            onClick={() => setOpenCell(open ? null : name)}
          >
            {hasOwnTerms(cell) ? "Own terms" : "Terms"}
          </Button>
        ) : null}
      </span>
    </td>
  );
}
