import { describe, expect, test } from "vitest";
import { invoicePact } from "../testing/invoice-pact";
import { DAY, HOUR } from "../time";
import { answers, askedProofs, maxBackdate } from "./asked-proofs";

const proofs = askedProofs("pact_invoice", invoicePact);
const [citation, match] = proofs;
if (!citation || !match) throw new Error("the reference pact asks for proofs");

describe("the proofs a pact asks for", () => {
  test("are one for each kind of each clause, with the mark they pass at and where a contradiction puts the agent", () => {
    expect(proofs.map((p) => [p.clauseKey, p.kind, p.passMark, p.contradictionLevel])).toEqual([
      ["C-1", "citation-eval", 0.9, "escalate"],
      ["C-2", "po-match-audit", 1, "escalate"],
      ["C-3", "supplier-list-attestation", 1, "escalate"],
      ["C-4", "three-way-match", 1, "escalate"],
    ]);
  });

  test("pass a score at eight tenths where the clause names no mark, and everything else at nothing less than all of it", () => {
    const document = structuredClone(invoicePact);
    const spec = document.clauses[0]?.evidence[0];
    if (spec) delete spec.passMark;
    expect(askedProofs("pact_invoice", document)[0]?.passMark).toBe(0.8);
    if (spec) Object.assign(spec, { scoring: "pass_fail", passMark: 0.5 });
    expect(askedProofs("pact_invoice", document)[0]?.passMark).toBe(1);
  });

  test("leave out one whose window can't be read", () => {
    const document = structuredClone(invoicePact);
    Object.assign(document.clauses[0]?.evidence[0] ?? {}, { window: "P1M" });
    expect(askedProofs("pact_invoice", document).map((p) => p.clauseKey)).toEqual(["C-2", "C-3", "C-4"]);
  });

  const item = { kind: "citation-eval", source: "eval-runner", agent: "invoice-bot", subjectType: null };
  test.each([
    ["its kind, from its source, about its agent", {}, true],
    ["another kind", { kind: "po-match-audit" }, false],
    ["a source it doesn't name", { source: "erp-audit" }, false],
    ["another agent", { agent: "refund-bot" }, false],
    ["no agent", { agent: null }, false],
    ["a subject instead", { subjectType: "vendor" }, false],
  ])("are answered by evidence of %s: %s", (_, change, expected) => {
    expect(answers(citation, { ...item, ...change })).toBe(expected);
  });

  test("about a subject are answered for whichever agent", () => {
    const about = { ...citation, subjectType: "vendor" };
    expect([
      answers(about, { ...item, agent: null, subjectType: "vendor" }),
      answers(about, { ...item, agent: null, subjectType: "order" }),
      answers(about, item),
    ]).toEqual([true, false, false]);
  });

  test("may date back a day, an attestation a week, or what the clause says", () => {
    expect([maxBackdate(match, "runtime_outcome"), maxBackdate(match, "attestation"), maxBackdate({ ...match, maxBackdate: HOUR }, "attestation")]).toEqual([
      24 * HOUR,
      7 * DAY,
      HOUR,
    ]);
  });
});
