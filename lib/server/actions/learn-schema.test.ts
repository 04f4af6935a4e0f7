import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { compileSchema } from "../pdp/input-checks";
import { learnSchema } from "./learn-schema";

const calls: JsonObject[] = [
  { invoice: "INV-1", amountMinor: 4_200, lines: [{ sku: "A", n: 1 }], memo: null, urgent: true },
  { invoice: "INV-2", amountMinor: 9_900, lines: [{ sku: "B", n: 2, price: 1.5 }], memo: "second reminder", approver: { id: 7 } },
];

test("a schema learnt from calls knows types, and which fields were always there", () => {
  expect(learnSchema(calls)).toEqual({
    type: "object",
    required: ["amountMinor", "invoice", "lines", "memo"],
    properties: {
      invoice: { type: "string" },
      amountMinor: { type: "integer" },
      memo: { type: ["null", "string"] },
      urgent: { type: "boolean" },
      approver: { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
      lines: {
        type: "array",
        items: {
          type: "object",
          required: ["n", "sku"],
          properties: { sku: { type: "string" }, n: { type: "integer" }, price: { type: "number" } },
        },
      },
    },
  });
});

test("the calls it was learnt from satisfy it, and one with a field more does too", () => {
  const check = compileSchema(learnSchema(calls));
  for (const call of [...calls, { ...calls[0], reference: "new" }]) expect(check(call)).toBe(true);
  expect(check({ ...calls[0], amountMinor: "4200" })).toBe(false);
  expect(check({ invoice: "INV-3" })).toBe(false);
});

test("whole and broken numbers in one place are numbers", () => {
  expect(learnSchema([{ rate: 1 }, { rate: 0.5 }])).toMatchObject({ properties: { rate: { type: "number" } } });
});

test("from nothing, nothing is learnt", () => {
  expect(learnSchema([])).toBeNull();
  expect(learnSchema([{}, {}])).toEqual({ type: "object" });
});

test("a name such as __proto__ is a field like any other", () => {
  const sample = JSON.parse(`{"__proto__": 1, "constructor": "x"}`);
  const schema = learnSchema([sample]);
  expect(Object.keys(schema?.properties ?? {})).toContain("constructor");
  expect(compileSchema(schema)(sample)).toBe(true);
});
