import { expect, test } from "vitest";
import { displayAction } from "@/lib/core/reviews/display-action";
import { titleText } from "./title-text";

const title = (template: string, args: Record<string, string | number>) =>
  titleText(displayAction({ agent: "a", workflow: "w", action: "payments.release", args }, { title: template }));

test.each([
  [
    "money with its currency",
    "Pay {args.amountMinor|money} to {args.payee}",
    { amountMinor: 600_000, currency: "EUR", payee: "north-supply" },
    "Pay EUR\u00a06,000.00 to north-supply",
  ],
  ["money without one", "Pay {args.amountMinor|money}", { amountMinor: 5 }, "Pay 5 (no currency)"],
  ["a value that isn't there", "Pay {args.payee}", {}, "Pay Missing"],
  ["characters that hide or reorder, spelled out", "Pay {args.payee}", { payee: "north\u202eylppus\u200b" }, "Pay north⟦RLO⟧ylppus⟦ZWSP⟧"],
  ["line breaks on one line", "Pay {args.payee}", { payee: "north\n\nApproved by Finance" }, "Pay north Approved by Finance"],
])("a title shows %s", (_, template, args, expected) => {
  expect(title(template, args)).toBe(expected);
});

test("a long value keeps its beginning and its end, and the title stays short", () => {
  const text = title("Pay {args.payee} for {args.memo}", { payee: `north${"x".repeat(50_000)}supply`, memo: "y".repeat(50_000) });
  expect(text.length).toBeLessThan(250);
  expect(text).toMatch(/^Pay north.*…/);
});
