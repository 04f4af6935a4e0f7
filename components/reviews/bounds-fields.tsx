"use client";
import { useEffect, useRef } from "react";
import type { ReviewDetail } from "@/lib/contract/reviews";
import { formatMoney } from "@/lib/format/format-money";
import { MoneyField } from "../forms/money-field";
import { Checkbox } from "../ui/checkbox";

export type Bounds = { amountMinor?: number; counterparties?: string[] };

type BoundsFieldsProps = {
  reason: string;
  review: Pick<ReviewDetail, "atStake" | "counterparties">;
  value: Bounds;
  onChange: (bounds: Bounds) => void;
};

/** How much less: what the agent may ask for instead. */
export function BoundsFields({ reason, review, value, onChange }: BoundsFieldsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("input")?.focus();
  }, []);
  const { atStake } = review;
  return (
    <div ref={box}>
      {reason === "smaller_amount" ? (
        atStake ? (
          <MoneyField
            label="At most"
            currency={atStake.currency}
            hint={`Less than ${formatMoney(atStake)}.`}
            onValueChange={(amountMinor) => onChange({ amountMinor: amountMinor ?? undefined })}
          />
        ) : (
          <p className="text-muted">The action names no amount, so none can be bounded. Choose another reason.</p>
        )
      ) : (
        <fieldset>
          <legend className="font-semibold">Only to</legend>
          {review.counterparties.length === 0 ? <p className="text-muted">No counterparty is approved here. Choose another reason.</p> : null}
          <div className="grid max-h-40 gap-x-4 overflow-y-auto sm:grid-cols-2">
            {review.counterparties.map((slug) => (
              <Checkbox
                key={slug}
                label={slug}
                checked={value.counterparties?.includes(slug) ?? false}
                onChange={(event) => {
                  const others = (value.counterparties ?? []).filter((one) => one !== slug);
                  onChange({ counterparties: event.target.checked ? [...others, slug] : others });
                }}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
