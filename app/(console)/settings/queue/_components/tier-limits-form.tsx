"use client";
import { useState } from "react";
import { MoneyField } from "@/components/forms/money-field";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import type { Settings } from "@/lib/contract/settings";
import { numberOf } from "../../_components/form-values";
import { SettingForm } from "../../_components/setting-form";
import { changeSetting } from "../../actions";

const CURRENCY = /^[A-Z]{3}$/;

export function TierLimitsForm({ limits, reason }: { limits: Settings["tier_limits"]; reason: string | null }) {
  const [currencies, setCurrencies] = useState(() => Object.keys(limits).sort());
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  function add() {
    const code = typed.trim().toUpperCase();
    if (!CURRENCY.test(code)) return setProblem("A currency is three letters, such as EUR.");
    if (currencies.includes(code)) return setProblem(`${code} has a limit already.`);
    setCurrencies([...currencies, code]);
    setTyped("");
    setProblem(null);
  }

  return (
    <SettingForm
      action={(form) =>
        changeSetting({
          name: "tier_limits",
          // What was left empty is refused by its field, rather than taken for no limit.
          value: Object.fromEntries(currencies.map((currency) => [currency, numberOf(form, `value.${currency}`)])),
        })
      }
      submit="Save"
      done="The limits were changed. They hold from the next decision on."
      reason={reason}
    >
      {currencies.map((currency) => (
        <div key={currency} className="flex flex-wrap items-start gap-2">
          <MoneyField
            label={`Limit in ${currency}`}
            name={`value.${currency}`}
            currency={currency}
            defaultValue={limits[currency] ?? null}
            disabled={reason !== null}
          />
          <Button size="small" className="mt-6" disabled={reason !== null} onClick={() => setCurrencies(currencies.filter((one) => one !== currency))}>
            Remove<span className="sr-only"> the limit in {currency}</span>
          </Button>
        </div>
      ))}
      <p className="text-muted">A currency without a limit of its own counts from 1,000,000 minor units on: 10,000.00 in most.</p>
      <div className="flex flex-wrap items-start gap-2">
        <TextField
          label="Another currency"
          value={typed}
          error={problem}
          placeholder="EUR"
          maxLength={3}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          className="w-40"
        />
        <Button className="mt-6" disabled={reason !== null} onClick={add}>
          Add
        </Button>
      </div>
    </SettingForm>
  );
}
