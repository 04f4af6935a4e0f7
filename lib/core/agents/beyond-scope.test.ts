import fc from "fast-check";
import { expect, test } from "vitest";
import { insideScope } from "../decisions/request-facts";
import type { Scope } from "../pacts/pact-document";
import { anyRequest, anyScope } from "../testing/scopes";
import { beyondScope } from "./beyond-scope";

test("a scope inside another covers no request that the other leaves out", () => {
  fc.assert(
    fc.property(anyScope, anyScope, anyRequest, (inner, outer, request) => {
      if (Object.keys(beyondScope(inner, outer)).length === 0 && insideScope(inner, request)) expect(insideScope(outer, request)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test("what reaches beyond a scope is named field by field", () => {
  const outer: Scope = { actions: ["a"], tools: ["t"], counterparties: ["c"], maxAmountMinor: 10, currency: "EUR" };
  expect(beyondScope(outer, outer)).toEqual({});
  expect(beyondScope({ actions: ["a", "b"], tools: ["*"], counterparties: [], maxAmountMinor: 11, currency: "USD" }, outer)).toEqual({
    actions: "b: not in the declared scope",
    tools: "* (any): not in the declared scope",
    maxAmountMinor: "is above the declared limit",
    currency: "isn't the declared currency EUR",
  });
  expect(beyondScope({ actions: [], tools: [], counterparties: [] }, outer).maxAmountMinor).toMatch(/names no limit/);
});
