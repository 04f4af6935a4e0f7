import { expect, test } from "vitest";
import { intersectConstraints } from "./constraints";
import type { Constraint } from "./pact-document";

test.each<[string, Constraint[], Constraint[]]>([
  ["nothing limits nothing", [], []],
  [
    "the smaller cap of each currency",
    [
      { kind: "cap_amount", amountMinor: 5, currency: "EUR" },
      { kind: "cap_amount", amountMinor: 9, currency: "USD" },
      { kind: "cap_amount", amountMinor: 4, currency: "EUR" },
    ],
    [
      { kind: "cap_amount", amountMinor: 4, currency: "EUR" },
      { kind: "cap_amount", amountMinor: 9, currency: "USD" },
    ],
  ],
  [
    "the smaller count of each period",
    [
      { kind: "cap_count", count: 9, per: "P1D" },
      { kind: "cap_count", count: 3, per: "P1D" },
      { kind: "cap_count", count: 7, per: "PT1H" },
    ],
    [
      { kind: "cap_count", count: 3, per: "P1D" },
      { kind: "cap_count", count: 7, per: "PT1H" },
    ],
  ],
  [
    "what all lists allow, possibly nothing",
    [
      { kind: "allow_tools", tools: ["b", "a"] },
      { kind: "allow_tools", tools: ["c", "a"] },
      { kind: "allow_tools", tools: ["c"] },
    ],
    [{ kind: "allow_tools", tools: [] }],
  ],
  [
    "the larger sampled share",
    [{ kind: "sampled_review", share: 0.1, when: "after" }, { kind: "sampled_review", share: 0.5, when: "after" }, { kind: "read_only" }],
    [{ kind: "read_only" }, { kind: "sampled_review", share: 0.5, when: "after" }],
  ],
])("keeps %s, in whatever order they came", (_, given, expected) => {
  expect(intersectConstraints(given)).toEqual(expected);
  expect(intersectConstraints([...given].reverse())).toEqual(expected);
});
