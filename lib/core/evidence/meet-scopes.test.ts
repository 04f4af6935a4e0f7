import fc from "fast-check";
import { expect, test } from "vitest";
import { insideScope } from "../decisions/request-facts";
import type { Scope } from "../pacts/pact-document";
import { anyRequest, anyScope } from "../testing/scopes";
import { meetScopes } from "./meet-scopes";

test("what two scopes have in common covers no request that either leaves out", () => {
  fc.assert(
    fc.property(anyScope, anyScope, anyRequest, (a, b, request) => {
      const both = meetScopes(a, b) as Scope;
      if (insideScope(both, request)) expect([insideScope(a, request), insideScope(b, request)]).toEqual([true, true]);
    }),
    { numRuns: 2_000 },
  );
});

test("a scope that covers everything takes nothing from another", () => {
  const scope: Scope = { actions: ["a"], tools: [], counterparties: [] };
  expect([meetScopes(null, scope), meetScopes(scope, null), meetScopes(null, null)]).toEqual([scope, scope, null]);
});
