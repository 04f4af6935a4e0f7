import { expect, test } from "vitest";
import { pathsOfSchema, sampleOfSchema } from "./sample-of-schema";

const schema = {
  type: "object",
  properties: {
    invoice: { type: "string" },
    amountMinor: { type: "integer" },
    currency: { type: "string" },
    status: { enum: ["paid", "open"] },
    memo: { type: ["null", "string"] },
    lines: { type: "array", items: { type: "object", properties: { sku: { type: "string" } } } },
    payee: { type: "object", properties: { name: { type: "string" } } },
  },
};

test("a sample call has what the schema describes", () => {
  expect(sampleOfSchema(schema)).toEqual({
    invoice: "sample invoice",
    amountMinor: 420_000,
    currency: "EUR",
    status: "paid",
    memo: "sample memo",
    lines: [{ sku: "sample sku" }],
    payee: { name: "sample name" },
  });
});

test("without a schema there is nothing to show", () => {
  expect(sampleOfSchema(undefined)).toEqual({});
  expect(sampleOfSchema({ type: "string" })).toEqual({});
});

test("paths lead to every value that the schema names", () => {
  expect(pathsOfSchema(schema, "args")).toEqual([
    "args.invoice",
    "args.amountMinor",
    "args.currency",
    "args.status",
    "args.memo",
    "args.lines",
    "args.payee",
    "args.payee.name",
  ]);
});
