"use client";
import { useWatch } from "react-hook-form";
import { BoundCheckbox, BoundDuration, BoundSelect, BoundTags, BoundText } from "./bound-fields";
import { useEditor, useTeamOptions } from "./editor-context";
import { SILENCE_OPTIONS } from "./words";

const TIERS = [
  { value: "1", label: "1: irreversible or large" },
  { value: "2", label: "2: consequential" },
  { value: "3", label: "3: reversible and small" },
];

/** How a wait goes. In a cell of the consequence map everything may be left to the pact's defaults. */
export function TermsFields({ name, inCell = false }: { name: string; inCell?: boolean }) {
  const { names } = useEditor();
  const teams = useTeamOptions();
  const fallback = inCell ? "As the pact says" : undefined;
  const targets = [
    { group: "Teams", options: teams },
    { group: "Agents", options: names.agents.map(({ slug, name: label }) => ({ value: slug, label })) },
  ];
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      <BoundSelect label="Queue" name={`${name}.queue`} options={teams} emptyLabel={fallback ?? "Choose a team"} hint="Whose people answer." />
      <BoundDuration label="Answer within" name={`${name}.answerWithin`} placeholder={fallback ?? "15 min"} optional={inCell} />
      <BoundSelect label="If nobody answers" name={`${name}.silence`} options={SILENCE_OPTIONS} emptyLabel={fallback} hint="Nothing turns into an approval." />
      <Names name={name} of="HandUp" label="Hand up to" field="handUp" inCell={inCell} hint="In this order." />
      <Names name={name} of="Groups" label="Groups" field="groups" inCell={inCell} hint="One person of each must approve." />
      <BoundSelect label="Tier" optional name={`${name}.tier`} options={TIERS} emptyLabel={fallback ?? "From the action"} />
      <BoundSelect label="Taken over by" optional name={`${name}.rerouteTo`} options={targets} emptyLabel="Nobody: it waits" />
      <Instructions name={name} />
    </div>
  );
}

function Names({
  name,
  of,
  label,
  field,
  inCell,
  hint,
}: {
  name: string;
  of: "HandUp" | "Groups";
  label: string;
  field: string;
  inCell: boolean;
  hint: string;
}) {
  const { names } = useEditor();
  const own = useWatch({ name: `${name}.own${of}` });
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {inCell ? <BoundCheckbox name={`${name}.own${of}`} label={`${label}: other than the pact says`} /> : null}
      {inCell && !own ? null : <BoundTags label={label} name={`${name}.${field}`} suggestions={names.teams.map(({ slug }) => slug)} hint={hint} />}
    </div>
  );
}

function Instructions({ name }: { name: string }) {
  const to = useWatch({ name: `${name}.rerouteTo` });
  return to ? <BoundText label="Instructions" optional name={`${name}.rerouteInstructions`} /> : null;
}
