import { describe, expect, test } from "vitest";
import { invoiceActions, invoicePact } from "../testing/invoice-pact";
import type { LintRegistry } from "./lint-finding";
import { blocks, lintPact } from "./lint-pact";
import { defaultDocument, newClause } from "./new-pact";
import type { ClauseDocument, PactDocument } from "./pact-document";

const registry: LintRegistry = {
  teams: ["finance-ops", "payments-ops", "finance-leads", "document-quality", "accounts-payable", "procurement"],
  agents: ["invoice-bot"],
  sources: ["eval-runner", "erp-audit", "controller"],
  counterparties: ["north-supply", "harbour-parts"],
  workflows: ["supplier-payments"],
  actions: invoiceActions,
};

const changed = (change: (document: PactDocument) => void): PactDocument => {
  const document = structuredClone(invoicePact);
  change(document);
  return document;
};
const clause = (document: PactDocument, index: number): ClauseDocument => {
  const found = document.clauses[index];
  if (!found) throw new Error(`no clause ${index}`);
  return found;
};
const errors = (document: PactDocument): string[] => lintPact(document, registry).flatMap((f) => (f.level === "error" ? [`${f.code} ${f.path}`] : []));
const errorsOf = (change: (document: PactDocument) => void): string[] => errors(changed(change));
const inClause = (index: number, change: object) => (d: PactDocument) => {
  Object.assign(clause(d, index), change);
};

test("the reference pact may be published", () => {
  expect(errors(invoicePact)).toEqual([]);
  expect(blocks(lintPact(invoicePact, registry))).toBe(false);
});

test("what is weaker than the default is said", () => {
  expect(
    lintPact(invoicePact, registry)
      .filter((f) => f.code === "W01")
      .map((f) => f.path),
  ).toContain("clauses[0].consequences.drift_verified");
});

test("every finding says where, what and what to do", () => {
  for (const finding of lintPact(defaultDocument(), registry)) {
    expect(finding.path).not.toBe("");
    expect(finding.message).toMatch(/\.$/);
    expect(finding.fix).toMatch(/\.$/);
  }
});

describe("errors", () => {
  test.each<[string, (d: PactDocument) => void, string]>([
    ["a trigger without a consequence", (d) => delete clause(d, 1).consequences.incident, "E01 clauses[1].consequences.incident"],
    ["a clause without an owner", inClause(0, { owner: "" }), "E02 clauses[0].owner"],
    ["an owner that isn't a team", (d) => Object.assign(d, { owner: "nobody" }), "E02 owner"],
    ["a high-risk action without fresh proof", (d) => Object.assign(clause(d, 2), { evidence: [] }), "E03 clauses[2].evidence"],
    ["a condition that doesn't parse", inClause(1, { requires: "args.amountMinor <=" }), "E04 clauses[1].requires"],
    ["a field that isn't in the schema", inClause(1, { requires: "args.amount <= 1", accepts: {} }), "E04 clauses[1].requires"],
    ["a condition that isn't a question", inClause(1, { requires: "args.amountMinor", accepts: {} }), "E04 clauses[1].requires"],
    ["a guard that reads the clock", inClause(3, { appliesWhen: "now > 1" }), "E04 clauses[3].appliesWhen"],
    ["a pattern that can't be used", inClause(2, { requires: "args.payee.matches('(') && args.payee in lists.approvedSuppliers" }), "E04 clauses[2].requires"],
    [
      "allow for a missing proof",
      (d) => Object.assign(clause(d, 3).consequences, { evidence_missing: { do: "allow" } }),
      "E05 clauses[3].consequences.evidence_missing",
    ],
    [
      "degrade for leaving the scope",
      (d) => Object.assign(clause(d, 3).consequences, { scope_change: { do: "degrade" } }),
      "E05 clauses[3].consequences.scope_change",
    ],
    ["review for an incident", (d) => Object.assign(clause(d, 3).consequences, { incident: { do: "review" } }), "E05 clauses[3].consequences.incident"],
    ["a recovery without passes", (d) => delete clause(d, 2).recovery, "E06 clauses[2].recovery"],
    ["a fixed plan of no passes", inClause(2, { recovery: { passes: { plan: "fixed", n: 0 } } }), "E06 clauses[2].recovery.passes"],
    [
      "a review in nobody's queue",
      (d) => Object.assign(clause(d, 1).consequences, { condition_not_met: { do: "review", queue: "nobody" } }),
      "E07 clauses[1].consequences.condition_not_met.queue",
    ],
    ["a review without time to answer", (d) => Object.assign(d.defaults.review, { answerWithin: "soon" }), "E07 defaults.review.answerWithin"],
    ["a repeat rule that fires by chance", inClause(0, { repeat: { consecutive: 2, of20: 5 } }), "E08 clauses[0].repeat"],
    ["a clause that rests on the agent's word", (d) => delete clause(d, 3).waivers, "E09 clauses[3].requires"],
    ["an unknown agent", (d) => Object.assign(d, { agents: ["stranger"] }), "E10 agents[0]"],
    ["an unknown workflow", (d) => Object.assign(d, { workflow: "hiring" }), "E10 workflow"],
    ["an unknown counterparty", (d) => d.counterparties.push("stranger"), "E10 counterparties[2]"],
    ["an unknown action", (d) => clause(d, 0).actions.push("payments.reverse"), "E10 clauses[0].actions[2]"],
    ["an unknown source", (d) => Object.assign(clause(d, 0).evidence[0] ?? {}, { sources: ["elsewhere"] }), "E10 clauses[0].evidence[0].sources[0]"],
    ["a key used twice", inClause(1, { key: "C-1" }), "E11 clauses[1].key"],
    ["a window of no length", (d) => Object.assign(clause(d, 0).evidence[0] ?? {}, { window: "PT0S" }), "E12 clauses[0].evidence[0].window"],
    ["a window in months", (d) => Object.assign(clause(d, 0).evidence[0] ?? {}, { window: "P1M" }), "E12 clauses[0].evidence[0].window"],
    ["a promise below one half", inClause(0, { promise: { rate: 0.4 } }), "E12 clauses[0].promise.rate"],
    ["a promise of certainty", inClause(1, { promise: { rate: 1 } }), "E12 clauses[1].promise.rate"],
    [
      "negative money",
      (d) => Object.assign(d.defaults.degrade, { constraints: [{ kind: "cap_amount", amountMinor: -1, currency: "EUR" }] }),
      "E12 defaults.degrade.constraints[0].amountMinor",
    ],
    ["an end that isn't an instant", (d) => Object.assign(d, { expiresAt: "2027-02-30T00:00:00Z" }), "E12 expiresAt"],
    [
      "a waiver of what can't be waived",
      inClause(1, {
        waivers: [
          { lint: "E05", reason: "because" },
          { lint: "E09", reason: "audited" },
        ],
      }),
      "E12 clauses[1].waivers[0].lint",
    ],
    ["an accepted input that nothing reads", inClause(1, { accepts: { "args.payee": "claimed" } }), "E12 clauses[1].accepts.args.payee"],
    ["a degrade that narrows nothing", (d) => Object.assign(d.defaults.degrade, { constraints: [] }), "E13 defaults.degrade.constraints"],
  ])("%s", (_, change, expected) => {
    expect(errorsOf(change)).toContain(expected);
  });

  test("a default that can't be used is found once, not in every cell that rests on it", () => {
    const found = errorsOf((d) => Object.assign(d.defaults.review, { queue: "", answerWithin: "" }));
    expect(found).toEqual(["E07 defaults.review.queue", "E07 defaults.review.answerWithin"]);
  });

  test("a waiver without a reason waives nothing", () => {
    expect(errorsOf(inClause(3, { waivers: [{ lint: "E09", reason: " " }] }))).toContain("E09 clauses[3].requires");
  });

  test("a looked-up list is more than the agent's word", () => {
    expect(errorsOf(inClause(2, { waivers: [] }))).toEqual([]);
  });
});

test("a new clause maps every trigger", () => {
  const document = changed((d) => d.clauses.push(newClause({ key: "C-5", severity: "critical", owner: "procurement" })));
  expect(errors(document).filter((finding) => finding.startsWith("E01"))).toEqual([]);
});
