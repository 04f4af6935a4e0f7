import { describe, expect, test } from "vitest";
import { invoicePact } from "../testing/invoice-pact";
import { isProvablyStrengthening } from "./is-provably-strengthening";
import { directionIn } from "./monotonicity";
import type { ClauseDocument, PactDocument } from "./pact-document";

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
const cap = (amountMinor: number) => [
  { kind: "cap_amount", amountMinor, currency: "EUR" },
  { kind: "sampled_review", share: 0.1, when: "after" },
];
const spec = (d: PactDocument) => clause(d, 0).evidence[0] ?? {};

describe("changes that can only narrow", () => {
  test.each<[string, (d: PactDocument) => void]>([
    ["nothing", () => undefined],
    ["a smaller default cap", (d) => Object.assign(d.defaults.degrade, { constraints: cap(40_000) })],
    ["a shorter window", (d) => Object.assign(spec(d), { window: "PT3H" })],
    ["a shorter grace", (d) => Object.assign(spec(d), { grace: "PT0S" })],
    ["a stricter runtime action", (d) => Object.assign(clause(d, 0).consequences, { evidence_stale: { do: "block" } })],
    ["a lower limit that is an upper bound", (d) => Object.assign(clause(d, 1), { params: { limitMinor: 400_000 } })],
  ])("%s", (_, change) => {
    expect(isProvablyStrengthening(invoicePact, changed(change))).toBe(true);
  });
});

describe("changes that nobody proved", () => {
  test.each<[string, (d: PactDocument) => void]>([
    ["a larger cap", (d) => Object.assign(d.defaults.degrade, { constraints: cap(60_000) })],
    [
      "a cap in another currency",
      (d) => Object.assign(d.defaults.degrade, { constraints: [{ kind: "cap_amount", amountMinor: 1, currency: "JPY" }, cap(1)[1]] }),
    ],
    ["a cap less", (d) => Object.assign(d.defaults.degrade, { constraints: [cap(50_000)[1]] })],
    ["a longer window", (d) => Object.assign(spec(d), { window: "PT5H" })],
    ["another source", (d) => Object.assign(spec(d), { sources: ["eval-runner", "controller"] })],
    ["a weaker runtime action", (d) => Object.assign(clause(d, 0).consequences, { evidence_stale: { do: "degrade" } })],
    ["another queue", (d) => Object.assign(clause(d, 0).consequences, { evidence_stale: { do: "review", queue: "elsewhere" } })],
    ["a higher limit", (d) => Object.assign(clause(d, 1), { params: { limitMinor: 600_000 } })],
    [
      "a lower limit that is a lower bound",
      (d) => Object.assign(clause(d, 1), { requires: "args.amountMinor >= params.limitMinor", params: { limitMinor: 1 } }),
    ],
    ["another condition", (d) => Object.assign(clause(d, 1), { requires: "false" })],
    ["one clause less", (d) => d.clauses.pop()],
    ["one agent more", (d) => d.agents.push("second-bot")],
    ["a later end", (d) => Object.assign(d, { expiresAt: "2028-06-30T00:00:00Z" })],
    ["a soft clause", (d) => Object.assign(clause(d, 1), { hard: false })],
  ])("%s", (_, change) => {
    expect(isProvablyStrengthening(invoicePact, changed(change))).toBe(false);
  });

  test("a lower limit of a guard may set requests free", () => {
    const guarded = changed((d) => Object.assign(clause(d, 1), { appliesWhen: "args.amountMinor <= params.limitMinor" }));
    const lowered = structuredClone(guarded);
    Object.assign(clause(lowered, 1), { params: { limitMinor: 400_000 } });
    expect(isProvablyStrengthening(guarded, lowered)).toBe(false);
  });
});

test.each([
  ["args.a <= params.p", "rising"],
  ["args.a > params.p", "falling"],
  ["!(args.a > params.p)", "rising"],
  ["args.a <= params.p && context.b == true", "rising"],
  ["args.a <= params.p || args.b > params.p", "unknown"],
  ["args.a <= params.p * 2 - 1", "rising"],
  ["args.a <= 10 - params.p", "falling"],
  ["args.a == params.p", "unknown"],
  ["context.x ? args.a <= params.p : false", "rising"],
  ["[1, 2].all(i, i <= params.p)", "unknown"],
  ["args.a <= params[context.name]", "unknown"],
  ["args.a <= params['p']", "unknown"],
  ["args.a <= params.q", "constant"],
  ["args.a <=", "unknown"],
])("%s is %s in p", (source, expected) => {
  expect(directionIn(source, "p")).toBe(expected);
});
