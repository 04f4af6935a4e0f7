import { expect, test } from "vitest";
import { chanceProblem, repeatRuleFor, SHORTEST_FALSE_ALARM, unitsToConsecutive } from "./repeat-rule";

test.each([
  [0.999, { of20: 2, consecutive: 2 }],
  [0.99, { of20: 3, consecutive: 2 }],
  [0.97, { of20: 5, consecutive: 3 }],
  [0.95, { of20: 5, consecutive: 3 }],
  [0.9, { of20: 7, consecutive: 4 }],
  [0.8, { of20: 11, consecutive: 5 }],
  [0.79, null],
])("a promise of %s is watched by the row of the next larger failure rate", (rate, expected) => {
  expect(repeatRuleFor(rate)).toEqual(expected);
});

test("runs of failures are as rare by chance as the table says", () => {
  expect([1, 2, 3, 4].map((c) => Math.round(unitsToConsecutive(0.05, c)))).toEqual([20, 420, 8_420, 168_420]);
  for (const q0 of [0.005, 0.01, 0.02, 0.05, 0.1, 0.2])
    expect(unitsToConsecutive(q0, repeatRuleFor(1 - q0)?.consecutive ?? 0)).toBeGreaterThanOrEqual(SHORTEST_FALSE_ALARM);
});

test("two in a row at a promise of 90 % would open every 110 units", () => {
  expect(Math.round(unitsToConsecutive(0.1, 2))).toBe(110);
  expect(chanceProblem({ consecutive: 2, of20: 7 }, 0.9, "high")?.fix).toContain("4 in a row");
  expect(chanceProblem({ consecutive: 4, of20: 7 }, 0.9, "high")).toBeNull();
});

test("a critical clause opens at its first failure whatever the counts say", () => {
  expect(chanceProblem({ consecutive: 1, of20: 1 }, 0.9, "critical")).toBeNull();
});
