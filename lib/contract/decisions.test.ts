import { expect, test } from "vitest";
import { OutcomeReport } from "./decisions";

const report = (detail: unknown) => OutcomeReport.safeParse({ decisionId: "dec_1", execution: "failed", detail }).success;

test("an outcome's detail that can't be kept is refused, however deep it hides", () => {
  expect(report("half \ud800")).toBe(false);
  expect(report({ error: { lines: ["\udfff"] } })).toBe(false);
  expect(report({ "\ud800": 1 })).toBe(false);
  expect(report({ error: "timeout \u{1f600}", path: "C:\\ud800" })).toBe(true);
});

test("what happened before there were such agents didn't", () => {
  const at = (instant: string) => OutcomeReport.safeParse({ decisionId: "dec_1", execution: "executed", at: instant }).success;
  expect([at("0000-01-01T00:00:00Z"), at("0001-01-01T00:00:00+14:00"), at("2026-11-23T14:03:11+01:00")]).toEqual([false, false, true]);
});
