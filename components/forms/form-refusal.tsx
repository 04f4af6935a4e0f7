"use client";
import { useEffect, useRef, useState } from "react";
import type { ActionAnswer } from "@/lib/contract/answers";
import { WarningIcon } from "../ui/icons";

const fieldIn = (form: HTMLFormElement | null, name: string): HTMLElement | null =>
  [...(form?.querySelectorAll<HTMLElement>("[data-field]") ?? [])].find(({ dataset }) => dataset.field === name) ?? null;

function labelOf(field: HTMLElement | null): string | null {
  const labels = field && "labels" in field ? (field as HTMLInputElement).labels : null;
  return field?.closest("fieldset")?.querySelector("legend")?.textContent ?? labels?.[0]?.textContent ?? null;
}

/** Why the form was refused: the sentence, and each field with its problem. The focus comes here, so that nobody looks for it. */
export function FormRefusal({ answer }: { answer: ActionAnswer | null | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<Record<string, string>>({});
  const refused = answer?.status === "refused" ? answer : null;

  useEffect(() => {
    if (!refused) return;
    const form = box.current?.closest("form") ?? null;
    setLabels(Object.fromEntries(Object.keys(refused.fields ?? {}).map((name) => [name, labelOf(fieldIn(form, name)) ?? name])));
    box.current?.focus();
  }, [refused]);

  if (!refused) return null;
  const fields = Object.entries(refused.fields ?? {});
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-panel border border-border border-l-4 border-l-lane-escalate bg-surface px-3 py-2">
      <p className="flex items-start gap-2 font-semibold">
        <WarningIcon className="mt-0.5 text-lane-escalate" />
        {refused.sentence}
      </p>
      {fields.length > 0 ? (
        <ul className="mt-1 space-y-1 pl-6">
          {fields.map(([name, problem]) => (
            <li key={name}>
              <button
                type="button"
                className="min-h-6 text-left text-accent underline underline-offset-2"
                onClick={() => fieldIn(box.current?.closest("form") ?? null, name)?.focus()}
              >
                {labels[name] ?? name}
              </button>
              : {problem}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
