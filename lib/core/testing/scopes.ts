import fc from "fast-check";
import type { RequestFacts } from "../decisions/request-facts";
import type { Scope } from "../pacts/pact-document";

const names = fc.subarray(["a", "b", "*"]);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
export const anyScope = fc
  .record({
    actions: names,
    tools: names,
    counterparties: names,
    maxAmountMinor: optional(fc.constantFrom(0, 10, 20)),
    currency: optional(fc.constantFrom("EUR", "USD")),
  })
  .map(
    ({ maxAmountMinor, currency, ...rest }): Scope => ({
      ...rest,
      ...(maxAmountMinor === undefined ? {} : { maxAmountMinor }),
      ...(currency === undefined ? {} : { currency }),
    }),
  );
export const anyRequest: fc.Arbitrary<RequestFacts> = fc.record({
  action: fc.constantFrom("a", "b", "c"),
  hasAmountPath: fc.boolean(),
  hasCounterpartyPath: fc.boolean(),
  amount: fc.option(fc.constantFrom(0, 5, 15, 25)),
  currency: fc.option(fc.constantFrom("EUR", "USD")),
  counterparty: fc.option(fc.constantFrom("a", "b", "c")),
});
