import { describe, expect, test } from "vitest";
import { TRIGGERS } from "../closed-lists";
import { compiled, invoiceActions, invoicePact } from "../testing/invoice-pact";
import { HOUR, MINUTE } from "../time";
import { compilePact } from "./compile-pact";
import type { PactDocument } from "./pact-document";

const changed = (change: (document: PactDocument) => void): PactDocument => {
  const document = structuredClone(invoicePact);
  change(document);
  return document;
};
const clause = (document: PactDocument, index: number) => {
  const found = compiled(document).clauses[index];
  if (!found) throw new Error(`no clause ${index}`);
  return found;
};

describe("the reference pact", () => {
  const pact = compiled(invoicePact);

  test("compiles without a problem", () => {
    expect(pact.clauses.flatMap((c) => c.problems)).toEqual([]);
  });

  test("has its durations and its end as numbers", () => {
    expect(pact.clauses[0]?.evidence[0]).toMatchObject({ window: 4 * HOUR, expiry: 4 * HOUR + 30 * MINUTE, minSources: 1 });
    expect(pact.expiresAt).toBe(1_814_313_600_000);
  });

  test("finds clauses by action", () => {
    expect(pact.clausesByAction.get("payments.release")?.map((c) => c.key)).toEqual(["C-1", "C-2", "C-3", "C-4"]);
    expect(pact.clausesByAction.get("suppliers.update_bank")?.map((c) => c.key)).toEqual(["C-3"]);
    expect(pact.clausesByAction.get("anything.else")).toBeUndefined();
  });

  test("fills a review's terms from the pact's defaults", () => {
    expect(pact.clauses[1]?.consequences.condition_not_met).toMatchObject({
      lane: "escalate",
      floor: "hold",
      review: { queue: "payments-ops", answerWithin: "PT30M", silence: "deny", groups: ["payments-ops", "finance-leads"] },
    });
    expect(pact.clauses[0]?.consequences.drift_suspected.constraints).toEqual(invoicePact.defaults.degrade.constraints);
  });

  test("lets no override through a hard clause", () => {
    expect(pact.clauses.map((c) => c.overrideFloor)).toEqual(["degrade", null, null, null]);
  });
});

describe("what a document leaves out or gets wrong", () => {
  test("an unmapped trigger does what its severity's default says", () => {
    const found = clause(
      changed((d) => Object.assign(d.clauses[1] ?? {}, { consequences: {} })),
      1,
    );
    expect(TRIGGERS.map((trigger) => found.consequences[trigger].floor)).toEqual([
      "deny",
      "hold",
      "hold",
      "hold",
      "deny",
      "permit_constrained",
      "hold",
      "deny",
      "hold",
      "deny",
      "hold",
    ]);
  });

  test("a consequence below its lower bound is read in its strict form", () => {
    const allow = { do: "allow" } as const;
    const found = clause(
      changed((d) =>
        Object.assign(d.clauses[3]?.consequences ?? {}, {
          condition_not_met: allow,
          evidence_missing: allow,
          scope_change: allow,
          incident: allow,
          fingerprint_change: allow,
          evidence_stale: allow,
        }),
      ),
      3,
    );
    expect(found.consequences.condition_not_met.lane).toBe("degrade");
    expect(found.consequences.fingerprint_change.lane).toBe("degrade");
    expect(found.missing.lane).toBe("degrade");
    expect(found.consequences.scope_change.floor).toBe("hold");
    expect(found.consequences.incident).toMatchObject({ lane: "recover", floor: "deny" });
    expect(found.consequences.evidence_stale.lane).toBe("allow");
  });

  test.each([
    ["a condition that isn't CEL", { requires: "args.amountMinor <=" }, "requires"],
    ["a field that the action doesn't have", { requires: "args.total > 1" }, "requires"],
    ["a window that isn't a duration", { evidence: [{ ...invoicePact.clauses[1]?.evidence[0], window: "P1M" }] }, "evidence[0].window"],
    ["a window of no length", { evidence: [{ ...invoicePact.clauses[1]?.evidence[0], window: "PT0S" }] }, "evidence[0].window"],
  ])("%s makes the clause unreadable, not the pact", (_, change, path) => {
    const pact = compiled(changed((d) => Object.assign(d.clauses[1] ?? {}, change)));
    expect(pact.clauses.map((c) => c.problems.length > 0)).toEqual([false, true, false, false]);
    expect(pact.clauses[1]?.problems[0]?.path).toBe(path);
  });

  test("a clause that isn't a clause at all governs every action there is", () => {
    const pact = compiled(changed((d) => d.clauses.push(null as never)));
    expect(pact.clauses[4]).toMatchObject({ key: "#5", hard: true, severity: "critical", actions: invoiceActions.map((a) => a.name) });
    expect(pact.clauses[4]?.problems).not.toEqual([]);
  });

  test("an end that can't be read has passed", () => {
    expect(compiled(changed((d) => Object.assign(d, { expiresAt: "next summer" }))).expiresAt).toBe(0);
  });

  test.each([
    ["defaults", { defaults: undefined }, "defaults.degrade"],
    ["clauses", { clauses: "none" }, "clauses"],
    ["agents", { agents: null }, "agents"],
  ])("a document without %s is refused with its path", (_, change, path) => {
    const answer = compilePact({ ...invoicePact, ...change } as never, { id: "pact_x", version: 1, actions: [] });
    expect(answer).toMatchObject({ ok: false, refusal: "pact_unreadable", fields: { [path]: expect.any(String) } });
  });

  test("without a schema inputs are whatever they are", () => {
    const pact = compiled(
      changed((d) => Object.assign(d.clauses[1] ?? {}, { requires: "args.anything.at.all == 1" })),
      [],
    );
    expect(pact.clauses[1]?.problems).toEqual([]);
  });
});
