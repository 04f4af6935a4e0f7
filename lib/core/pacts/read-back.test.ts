import { describe, expect, test } from "vitest";
import type { Trigger } from "../closed-lists";
import { invoicePact } from "../testing/invoice-pact";
import type { ClauseDocument } from "./pact-document";
import { readBack } from "./read-back";
import { PLAIN_WORDING } from "./wording";

const sentence = (key: string, trigger: Trigger, change: Partial<ClauseDocument> = {}) => {
  const clause = invoicePact.clauses.find((one) => one.key === key);
  if (!clause) throw new Error(`no clause ${key}`);
  return readBack({ ...clause, ...change }, trigger, invoicePact, PLAIN_WORDING);
};

describe("the consequence map reads back as sentences", () => {
  test.each<[string, Trigger, string]>([
    ["C-1", "evidence_stale", "If the citation-eval is older than PT4H, the action waits for payments-ops for PT15M; unanswered, it is denied."],
    [
      "C-1",
      "evidence_missing",
      "If there is no proof, or the citation-eval is older than PT4H and the grace of PT30M, the action waits for payments-ops for PT15M; unanswered, it is denied.",
    ],
    ["C-1", "repeat_failure", "After 3 failures in a row or 5 of 20, the action waits for payments-ops for PT15M; unanswered, it is denied."],
    ["C-1", "drift_verified", "Once drift is verified, the action goes ahead with limits: at most 50000 EUR (minor units)."],
    [
      "C-2",
      "condition_not_met",
      "If a request doesn't meet the condition, the action waits for payments-ops for PT30M, and needs one person each of payments-ops and finance-leads; unanswered, it is denied.",
    ],
    ["C-2", "repeat_failure", "After one trusted failure, the action is denied."],
    ["C-2", "drift_suspected", "While drift is suspected, the action goes ahead with limits: at most 50000 EUR (minor units) and 10 % reviewed afterwards."],
    [
      "C-4",
      "condition_not_met",
      "If a request doesn't meet the condition, the action goes ahead, with the money held until three-way-match passes for the case, within P14D, else a review.",
    ],
  ])("%s, %s", (key, trigger, expected) => {
    expect(sentence(key, trigger)).toBe(expected);
  });

  test("a trigger that isn't mapped says what stands in for it", () => {
    expect(sentence("C-2", "incident", { consequences: {} })).toBe(
      "While a critical or high incident is open, nothing is mapped; the default of a critical clause stands in: the action is denied.",
    );
  });

  test("a clause without a condition says that it can't be missed", () => {
    expect(sentence("C-1", "condition_not_met")).toContain("There is no condition to miss");
  });
});
