"use client";
import { useWatch } from "react-hook-form";
import { REASON_CODES, type Trigger } from "@/lib/core/closed-lists";
import { Button } from "../../ui/button";
import { BoundCheckbox, BoundDuration, BoundNumber, BoundSelect, BoundText } from "./bound-fields";
import { useEditor } from "./editor-context";
import type { ActionValues } from "./form-values";
import { LimitsFields } from "./limits-fields";
import { TermsFields } from "./terms-fields";
import { actionValues } from "./to-form-values";

export const cellTermsId = (name: string): string => `terms-${name.replaceAll(".", "-")}`;

const VERDICTS = [
  { value: "permit", label: "The action goes ahead" },
  { value: "hold", label: "The action waits for a person" },
];
const INSTRUCTIONS = [
  { value: "hold", label: "Hold the money" },
  { value: "partial", label: "Pay a part" },
  { value: "credit_note", label: "Credit note" },
  { value: "clawback", label: "Claw it back" },
];
const AMOUNTS = [
  { value: "share", label: "A share" },
  { value: "minor", label: "An amount, in minor units" },
];
const ELSE = [
  { value: "review", label: "A person decides" },
  { value: "return", label: "It goes back" },
];
const CODES = REASON_CODES.map((code) => ({ value: code, label: code }));

/** The parameters of one cell of the consequence map. */
export function CellTerms({ name, clause, trigger }: { name: string; clause: string; trigger: Trigger }) {
  const { setOpenCell } = useEditor();
  const title = `${clause}, ${trigger.replaceAll("_", " ")}`;
  return (
    <fieldset id={cellTermsId(name)} className="sticky left-0 w-[100cqw] min-w-0 px-4 py-3">
      <legend className="sr-only">Terms of {title}</legend>
      <div className="mb-2 flex items-center justify-between gap-2">
        <p className="font-semibold">{title}</p>
        <Button size="small" onClick={() => setOpenCell(null)}>
          Close these terms
        </Button>
      </div>
      <TermsOfChoice name={name} />
    </fieldset>
  );
}

function TermsOfChoice({ name }: { name: string }) {
  const { do: choice, ownLimits, amountKind }: ActionValues = useWatch({ name }) ?? actionValues(undefined);
  switch (choice) {
    case "degrade":
      return (
        <div className="flex flex-col gap-3">
          <BoundCheckbox name={`${name}.ownLimits`} label="Other limits than the pact's defaults" />
          {ownLimits ? <LimitsFields name={`${name}.constraints`} label="Limits" /> : <p className="text-muted">The pact's default limits apply.</p>}
        </div>
      );
    case "review":
      return <TermsFields name={`${name}.terms`} inCell />;
    case "block":
      return (
        <div className="max-w-xs">
          <BoundSelect label="What the agent is told" name={`${name}.code`} options={CODES} emptyLabel="As usual" hint="A code; never the rule." />
        </div>
      );
    case "settle":
      return (
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
          <BoundSelect label="Meanwhile" name={`${name}.verdict`} options={VERDICTS} />
          <BoundSelect label="The money" name={`${name}.instruction`} options={INSTRUCTIONS} />
          <BoundSelect label="How much" name={`${name}.amountKind`} options={AMOUNTS} emptyLabel="All of it" />
          {amountKind === "" ? null : (
            <BoundNumber label={amountKind === "share" ? "Share" : "Minor units"} name={`${name}.amount`} unit={amountKind === "share" ? "%" : undefined} />
          )}
          <BoundText label="Released when" name={`${name}.releaseWhen`} placeholder="three-way-match passes for the case" />
          <BoundDuration label="Within" name={`${name}.releaseBy`} placeholder="14 d" />
          <BoundSelect label="Otherwise" name={`${name}.releaseElse`} options={ELSE} />
        </div>
      );
    default:
      return <p className="text-muted">This runtime action has no terms.</p>;
  }
}
