import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEVERITIES } from "../closed-lists";
import { HOUR, MINUTE } from "../time";
import { cannotPass, foldItem, outcomeOf, type UnitFold, type UnitItem } from "./fold-unit";

const item = (change: Partial<UnitItem> = {}): UnitItem => ({ result: "pass", score: null, severity: null, observedAt: 0, receivedAt: 0, ...change });
const fold = (items: readonly UnitItem[]): UnitFold => items.reduce<UnitFold | null>((unit, one) => foldItem(unit, one, "medium"), null) as UnitFold;
const PASS_FAIL = { scoring: "pass_fail", passMark: 1 } as const;
const SCORE = { scoring: "score", passMark: 0.9 } as const;

describe("a unit", () => {
  test.each([
    ["of one pass passes", [item()], PASS_FAIL, { x: 1, passed: true }],
    ["of one failure fails", [item({ result: "fail" })], PASS_FAIL, { x: 0, passed: false }],
    ["of passes and one failure fails where everything must pass", [item(), item(), item({ result: "fail" })], PASS_FAIL, { x: 0.666666666667, passed: false }],
    ["of scores is their mean", [item({ score: 0.9 }), item({ score: 1 })], SCORE, { x: 0.95, passed: true }],
    ["at the mark itself passes", [item({ score: 0.9 })], SCORE, { x: 0.9, passed: true }],
    ["at the mark passes however many equal scores made it", Array.from({ length: 7 }, () => item({ score: 0.9 })), SCORE, { x: 0.9, passed: true }],
    ["below the mark fails", [item({ score: 0.89 })], SCORE, { x: 0.89, passed: false }],
    ["counts a score before the word beside it", [item({ result: "fail", score: 0.95 })], SCORE, { x: 0.95, passed: true }],
    [
      "lets a critical failure weigh eight low passes",
      [...Array.from({ length: 8 }, () => item({ severity: "low" })), item({ result: "fail", severity: "critical" })],
      SCORE,
      { x: 0.5, passed: false },
    ],
    [
      "counts an item that says no severity at its clause's",
      [item({ result: "fail" }), item({ severity: "high" })],
      SCORE,
      { x: 0.666666666667, passed: false },
    ],
    ["without any evidence neither passes nor fails", [item({ result: "no_evidence" })], PASS_FAIL, { x: null, passed: null }],
    ["isn't moved by an item that found nothing", [item(), item({ result: "no_evidence", severity: "critical" })], PASS_FAIL, { x: 1, passed: true }],
  ] as const)("%s", (_, items, spec, outcome) => {
    expect(outcomeOf(fold([...items]), spec)).toEqual(outcome);
  });

  test("is as old as its oldest item, and quiet since its newest", () => {
    const unit = fold([item({ observedAt: 2 * HOUR, receivedAt: 3 * HOUR }), item({ observedAt: HOUR, receivedAt: 3 * HOUR + MINUTE })]);
    expect(unit).toMatchObject({ items: 2, observedAt: HOUR, receivedAt: 3 * HOUR + MINUTE });
  });

  test("is lost with the first failure where everything must pass, and open to the end where a mean counts", () => {
    const failed = fold([item(), item({ result: "fail" })]);
    expect([cannotPass(failed, PASS_FAIL), cannotPass(failed, SCORE), cannotPass(fold([item()]), PASS_FAIL)]).toEqual([true, false, false]);
  });

  const anyItem = fc.record({
    result: fc.constantFrom("pass", "fail", "no_evidence" as const),
    score: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    severity: fc.option(fc.constantFrom(...SEVERITIES)),
    observedAt: fc.nat(HOUR),
    receivedAt: fc.nat(HOUR),
  });

  test("says the same in whatever order its items came", () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 12 }), fc.nat(), (items, turn) => {
        const turned = items.map((_, i) => items[(i + turn) % items.length] as UnitItem);
        expect(outcomeOf(fold(turned), SCORE)).toEqual(outcomeOf(fold(items), SCORE));
      }),
    );
  });

  test("never leaves the scale, and never rises by one more failure", () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 12 }), (items) => {
        const before = outcomeOf(fold(items), SCORE).x;
        const after = outcomeOf(fold([...items, item({ result: "fail" })]), SCORE).x as number;
        expect(after).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(before ?? 1);
      }),
    );
  });
});
