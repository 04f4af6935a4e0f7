"use client";
import { useWatch } from "react-hook-form";
import { formatNumber } from "@/lib/format/format-count";
import { Panel } from "../../ui/panel";
import { focusField } from "./focus-field";
import type { PactFormValues } from "./form-values";

type Dial = { field: string; label: string; value: string };

/** The numbers that people change most, each a press away from its field. */
export function TuningPanel() {
  const [clauses, limits]: [PactFormValues["clauses"], PactFormValues["defaults"]["degrade"]["constraints"]] = useWatch({
    name: ["clauses", "defaults.degrade.constraints"],
  });
  const dials = [...limitDials(limits), ...clauses.flatMap(clauseDials)];
  if (dials.length === 0) return null;
  return (
    <Panel id="numbers" title="Numbers to tune" description="Limits, windows and promises; press one to change it.">
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
        {dials.map(({ field, label, value }) => (
          <li key={field} className="min-w-0">
            <button
              type="button"
              onClick={() => focusField(field)}
              className="flex min-h-7 w-full items-baseline justify-between gap-2 rounded-control px-1 text-left hover:bg-surface-2"
            >
              <span className="min-w-0 truncate text-accent underline underline-offset-2">{label}</span> <span className="shrink-0 tabular-nums">{value}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function limitDials(limits: PactFormValues["defaults"]["degrade"]["constraints"]): Dial[] {
  return limits.flatMap(({ kind, amount, currency, count, share }, i): Dial[] => {
    const at = `defaults.degrade.constraints.${i}`;
    if (kind === "cap_amount") return [{ field: `${at}.amount`, label: "In Degrade, at most", value: `${currency} ${amount}` }];
    if (kind === "cap_count" || kind === "cap_rate") return [{ field: `${at}.count`, label: "In Degrade, at most", value: count }];
    return kind === "sampled_review" ? [{ field: `${at}.share`, label: "In Degrade, reviewed", value: `${share} %` }] : [];
  });
}

function clauseDials({ key, params, promise, evidence }: PactFormValues["clauses"][number], index: number): Dial[] {
  const at = `clauses.${index}`;
  const shown = (value: string): string => (/^\d+$/.test(value) && Number.isSafeInteger(Number(value)) ? formatNumber(Number(value)) : value);
  return [
    ...params.map((param, i) => ({ field: `${at}.params.${i}.value`, label: `${key} ${param.name}`, value: shown(param.value) })),
    ...evidence.map((proof, i) => ({ field: `${at}.evidence.${i}.window`, label: `${key} window of ${proof.kind || "a proof"}`, value: proof.window })),
    ...(promise.rate ? [{ field: `${at}.promise.rate`, label: `${key} promise`, value: `${promise.rate} %` }] : []),
  ];
}
