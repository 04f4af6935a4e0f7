import type { Scope } from "@/lib/core/pacts/pact-document";
import { formatList } from "@/lib/format/format-count";
import { formatMoney } from "@/lib/format/format-money";

const named = (names: readonly string[], any: string, none: string): string => (names.includes("*") ? any : names.length === 0 ? none : formatList(names));

/** A scope in words: "payments.release, towards north-supply, with no tools, up to EUR 1,000.00". */
export function scopeSentence({ actions, tools, counterparties, maxAmountMinor, currency }: Scope): string {
  const amount =
    maxAmountMinor === undefined
      ? ""
      : `, up to ${currency === undefined ? `${maxAmountMinor} minor units of any currency` : formatMoney({ minor: maxAmountMinor, currency })}`;
  return `${named(actions, "Any action", "No action")}, towards ${named(counterparties, "anybody", "nobody")}, with ${named(tools, "any tool", "no tools")}${amount}`;
}
