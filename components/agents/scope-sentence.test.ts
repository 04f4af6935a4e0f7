import { expect, test } from "vitest";
import { scopeSentence } from "./scope-sentence";

test.each([
  [{ actions: ["*"], tools: ["*"], counterparties: ["*"] }, "Any action, towards anybody, with any tool"],
  [{ actions: [], tools: [], counterparties: [] }, "No action, towards nobody, with no tools"],
  [
    { actions: ["payments.release", "invoices.summarise"], tools: ["mail"], counterparties: ["north-supply"], maxAmountMinor: 100_000, currency: "EUR" },
    "payments.release and invoices.summarise, towards north-supply, with mail, up to EUR\u00a01,000.00",
  ],
])("a scope reads as what it allows %#", (scope, sentence) => {
  expect(scopeSentence(scope)).toBe(sentence);
});
