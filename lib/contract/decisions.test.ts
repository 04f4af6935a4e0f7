import { expect, test } from "vitest";
import { OutcomeReport } from "./decisions";

const report = (detail: unknown) => OutcomeReport.safeParse({ decisionId: "dec_1", execution: "failed", detail }).success;

test("an outcome's detail that can't be kept is refused, however deep it hides", () => {
  expect(report("half \ud800")).toBe(false);
  expect(report({ error: { lines: ["\udfff"] } })).toBe(false);
  expect(report({ "\ud800": 1 })).toBe(false);
  expect(report({ error: "timeout \u{1f600}", path: "C:\\ud800" })).toBe(true);
});
