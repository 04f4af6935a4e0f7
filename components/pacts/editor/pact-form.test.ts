import { describe, expect, test } from "vitest";
import { PactDocumentInput } from "@/lib/contract/pact-document";
import { defaultDocument, newClause } from "@/lib/core/pacts/new-pact";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { tidyDocument } from "@/lib/core/pacts/tidy-document";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import { fieldOfPath } from "./field-of-path";
import type { PactFormValues } from "./form-values";
import { toDocument } from "./to-document";
import { toFormValues } from "./to-form-values";
import { durationText, percentText, readDuration, readPercent } from "./typed-text";

const read = (values: PactFormValues): PactDocument => {
  const answer = toDocument(values);
  if (!answer.ok) throw new Error(JSON.stringify(answer.fields));
  return answer.value;
};
const problems = (change: (values: PactFormValues) => void): Record<string, string> => {
  const values = structuredClone(toFormValues(invoicePact));
  change(values);
  const answer = toDocument(values);
  return answer.ok ? {} : (answer.fields ?? {});
};

/** Everything that a document can say, somewhere. */
const wordy: PactDocument = {
  ...invoicePact,
  defaults: {
    degrade: {
      constraints: [
        { kind: "cap_amount", amountMinor: 1234, currency: "JPY" },
        { kind: "cap_amount", amountMinor: 5, currency: "KWD" },
        { kind: "cap_count", count: 5, per: "P1D" },
        { kind: "cap_rate", count: 2, per: "PT1M" },
        { kind: "allow_tools", tools: ["read", "write"] },
        { kind: "allow_counterparties", counterparties: ["north-supply"] },
        { kind: "read_only" },
        { kind: "sampled_review", share: 0.57, when: "before", question: "Every figure cited?" },
        { kind: "settlement_hold", settlement: "x" },
        { kind: "callback_required" },
      ],
    },
    review: {
      queue: "payments-ops",
      tier: 1,
      answerWithin: "PT24H",
      handUp: ["finance-leads", "finance-ops"],
      silence: "keep_holding",
      groups: ["payments-ops"],
      reroute: { to: "finance-ops", instructions: "Call first." },
    },
    recovery: { plan: "fixed", independentSigner: false },
  },
  clauses: [
    {
      ...newClause({ key: "X-1", severity: "medium", owner: "finance-ops" }),
      obligation: "Something.",
      actions: ["payments.release"],
      appliesWhen: "args.amountMinor > 0",
      requires: "args.amountMinor <= params.limitMinor",
      params: { limitMinor: 500_000, ratio: 0.3, word: "a b", flag: false, names: ["x", "y"], nothing: null },
      accepts: { "args.amountMinor": "attested", "context.weird key": "counted" },
      promise: { rate: 0.999, deltaC: 0.015 },
      baseline: "acts",
      repeat: { consecutive: 3, of20: 5 },
      evidence: [
        {
          kind: "k",
          about: { subject: "vendor", path: "args.payee" },
          method: "m",
          sources: ["erp-audit", "controller"],
          scoring: "score",
          passMark: 0.8,
          window: "P1DT2H3M",
          grace: "PT0S",
          unit: "conversation",
          expectedPerDay: 0.5,
          maxBackdate: "P7D",
          minSources: 2,
        },
      ],
      override: { allowed: false, floor: "escalate" },
      consequences: {
        condition_not_met: { do: "allow" },
        evidence_stale: { do: "degrade", constraints: [] },
        evidence_missing: { do: "block", code: "proof_needed" },
        evidence_contradictory: { do: "review", groups: [], handUp: [], silence: "hand_up", tier: 2 },
        repeat_failure: { do: "settle", verdict: "hold", instruction: "partial", amount: { share: 0.2 }, release: { when: "a", by: "P14D", else: "return" } },
        drift_verified: { do: "settle", verdict: "permit", instruction: "clawback", amount: { minor: 100 }, release: { when: "", by: "soon", else: "review" } },
      },
      recovery: { passes: { plan: "e-plan" } },
    },
  ],
};

describe("form and document say the same", () => {
  test.each<[string, PactDocument]>([
    ["the printed pact", invoicePact],
    ["a new pact", { ...defaultDocument({ owner: "finance-ops" }), slug: "new-pact" }],
    ["a pact that says everything", wordy],
  ])("%s comes back as it went in", (_, document) => {
    expect(PactDocumentInput.safeParse(document).error?.issues ?? []).toEqual([]);
    const values = toFormValues(document);
    expect(read(values)).toEqual(tidyDocument(document));
    expect(toFormValues(read(values))).toEqual(values);
  });

  test("what belongs to a runtime action that isn't chosen stays out of the document", () => {
    const values = structuredClone(toFormValues(invoicePact));
    const cell = values.clauses[1]?.consequences.condition_not_met;
    if (!cell) throw new Error("the reference pact has C-2");
    cell.do = "block";
    expect(read(values).clauses[1]?.consequences.condition_not_met).toEqual({ do: "block" });
    cell.do = "review";
    expect(read(values)).toEqual(invoicePact);
  });

  test("unfinished and wrong values are kept for the lint to name", () => {
    const values = structuredClone(toFormValues(invoicePact));
    const proof = values.clauses[0]?.evidence[0];
    if (!proof) throw new Error("C-1 has a proof");
    Object.assign(proof, { window: "soon", expectedPerDay: "" });
    expect(read(values).clauses[0]?.evidence[0]).toMatchObject({ window: "soon", expectedPerDay: 0 });
  });
});

describe("what can't stand in a document names its field", () => {
  test.each<[string, (values: PactFormValues) => void, string]>([
    ["an amount that isn't one", (v) => Object.assign(v.defaults.degrade.constraints[0] ?? {}, { amount: "lots" }), "defaults.degrade.constraints.0.amount"],
    [
      "an amount with too many decimals",
      (v) => Object.assign(v.defaults.degrade.constraints[0] ?? {}, { amount: "1.234" }),
      "defaults.degrade.constraints.0.amount",
    ],
    ["a rate that isn't a number", (v) => Object.assign(v.clauses[0]?.promise ?? {}, { rate: "most" }), "clauses.0.promise.rate"],
    ["a drop without a promise", (v) => Object.assign(v.clauses[0]?.promise ?? {}, { rate: "" }), "clauses.0.promise.rate"],
    ["half a repeat rule", (v) => Object.assign(v.clauses[0]?.repeat ?? {}, { of20: "" }), "clauses.0.repeat.of20"],
    ["a parameter that isn't a number", (v) => Object.assign(v.clauses[1]?.params[0] ?? {}, { value: "5k" }), "clauses.1.params.0.value"],
    ["a parameter without a name", (v) => Object.assign(v.clauses[1]?.params[0] ?? {}, { name: "" }), "clauses.1.params.0.name"],
    ["a parameter twice", (v) => v.clauses[1]?.params.push({ name: "limitMinor", type: "number", value: "1" }), "clauses.1.params.1.name"],
    ["an input twice", (v) => v.clauses[1]?.accepts.push({ path: "args.amountMinor", provenance: "claimed" }), "clauses.1.accepts.2.path"],
    ["a soak of no recovery", (v) => Object.assign(v.clauses[0]?.recovery ?? {}, { plan: "" }), "clauses.0.recovery.plan"],
  ])("%s", (_, change, field) => {
    expect(Object.keys(problems(change))).toEqual([field]);
  });
});

describe("a finding's path finds its field", () => {
  const values = toFormValues(invoicePact);
  test.each([
    ["title", "title"],
    ["agents[0]", "agents"],
    ["counterparties[2]", "counterparties"],
    ["lists.approvedSuppliers", "lists.0.name"],
    ["defaults.review.answerWithin", "defaults.review.answerWithin"],
    ["defaults.degrade.constraints[0].amountMinor", "defaults.degrade.constraints.0.amount"],
    ["defaults.degrade.constraints[1].counterparties[0]", "defaults.degrade.constraints.1.names"],
    ["clauses[1].params.limitMinor", "clauses.1.params.0.value"],
    ["clauses[1].accepts.context.poMatch", "clauses.1.accepts.1.path"],
    ["clauses[0].evidence[0].sources[0]", "clauses.0.evidence.0.sources"],
    ["clauses[0].evidence[0].about.path", "clauses.0.evidence.0.subjectPath"],
    ["clauses[0].evidence", "clauses.0.evidence"],
    ["clauses[0].promise", "clauses.0.promise.rate"],
    ["clauses[0].repeat", "clauses.0.repeat.consecutive"],
    ["clauses[2].recovery.passes", "clauses.2.recovery.plan"],
    ["clauses[2].recovery.passes.n", "clauses.2.recovery.n"],
    ["clauses[2].recovery", "clauses.2.recovery.plan"],
    ["clauses[1].consequences.incident", "clauses.1.consequences.incident.do"],
    ["clauses[1].consequences.condition_not_met.queue", "clauses.1.consequences.condition_not_met.terms.queue"],
    ["clauses[1].consequences.condition_not_met.groups[1]", "clauses.1.consequences.condition_not_met.terms.groups"],
    ["clauses[1].consequences.condition_not_met.reroute.to", "clauses.1.consequences.condition_not_met.terms.rerouteTo"],
    ["clauses[0].consequences.drift_verified.constraints[0].currency", "clauses.0.consequences.drift_verified.constraints.0.currency"],
    ["clauses[3].consequences.condition_not_met.release.by", "clauses.3.consequences.condition_not_met.releaseBy"],
    ["document.clauses[0].severity", "clauses.0.severity"],
  ])("%s → %s", (path, field) => {
    expect(fieldOfPath(path, values)).toBe(field);
  });
});

describe("what is typed", () => {
  test.each([
    [0.95, "95"],
    [0.999, "99.9"],
    [0.57, "57"],
    [0.015, "1.5"],
    [0.1, "10"],
    [0.0005, "0.05"],
    [1, "100"],
    [0.123456789, "12.3456789"],
  ])("%s is typed as %s per cent", (share, text) => {
    expect(percentText(share)).toBe(text);
    expect(readPercent(text)).toBe(share);
    expect(readPercent(`${text} %`)).toBe(share);
  });

  test.each([
    ["PT4H", "4 h"],
    ["P1D", "1 d"],
    ["PT24H", "PT24H"],
    ["P1DT2H3M", "P1DT2H3M"],
    ["PT0S", "0 s"],
    ["soon", "soon"],
    ["", ""],
  ])("%s is shown as %s and stays what it is", (iso, text) => {
    expect(durationText(iso)).toBe(text);
    expect(readDuration(text)).toBe(iso);
  });

  test("a person's own way of writing a length of time is understood", () => {
    expect([readDuration("90 min"), readDuration("1 day 4h"), readDuration("2 weeks")]).toEqual(["PT1H30M", "P1DT4H", "P14D"]);
  });
});
