"use client";
import { useState } from "react";
import { formatMoney, minorDigits, minorToDecimal, parseMoney } from "@/lib/format/format-money";
import { Input } from "../ui/input";
import { Field, type FieldProps } from "./field";

type MoneyFieldProps = FieldProps & {
  name?: string;
  currency: string;
  /** In minor units. */
  defaultValue?: number | null;
  /** Told the amount in minor units, or null while it is none. */
  onValueChange?: (minor: number | null) => void;
  disabled?: boolean;
};

/** An amount: typed as people write it, sent as whole minor units. */
export function MoneyField({ name, currency, defaultValue = null, onValueChange, disabled, error, hint, ...field }: MoneyFieldProps) {
  const [typed, setTyped] = useState(defaultValue === null ? "" : minorToDecimal({ minor: defaultValue, currency }));
  const [left, setLeft] = useState(false);
  const minor = parseMoney(typed, currency);
  const unreadable =
    left && typed.trim() !== "" && minor === null
      ? `Write an amount with at most ${minorDigits(currency)} decimals, such as ${minorToDecimal({ minor: 420_000, currency })}.`
      : null;

  return (
    <Field {...field} name={name} error={error ?? unreadable} hint={hint ?? (minor === null ? undefined : formatMoney({ minor, currency }))}>
      {(control) => (
        <span className="flex items-center gap-2">
          <span className="text-muted">{currency}</span>
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            disabled={disabled}
            onBlur={() => setLeft(true)}
            onChange={(event) => {
              setTyped(event.target.value);
              onValueChange?.(parseMoney(event.target.value, currency));
            }}
            className="w-40 text-right tabular-nums"
          />
          {name ? <input type="hidden" name={name} value={minor ?? ""} disabled={disabled} /> : null}
        </span>
      )}
    </Field>
  );
}
