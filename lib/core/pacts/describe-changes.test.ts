import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../json";
import { invoicePact } from "../testing/invoice-pact";
import { Seeded } from "../testing/seeded";
import { describeChanges } from "./describe-changes";
import { isProvablyStrengthening } from "./is-provably-strengthening";
import { newClause } from "./new-pact";
import type { ClauseDocument, EvidenceSpec, PactDocument } from "./pact-document";
import { sameJson } from "./same-json";
import { tidyDocument } from "./tidy-document";
import { PLAIN_WORDING } from "./wording";

type Edit = (document: PactDocument) => void;
const changed = (edit: Edit, from: PactDocument = invoicePact): PactDocument => {
  const document = structuredClone(from);
  edit(document);
  return document;
};
const clause = (document: PactDocument, index: number): ClauseDocument => {
  const found = document.clauses[index];
  if (!found) throw new Error(`no clause ${index}`);
  return found;
};
const proof = (document: PactDocument, index: number): EvidenceSpec => {
  const found = clause(document, index).evidence[0];
  if (!found) throw new Error(`no proof in clause ${index}`);
  return found;
};
const told = (edit: Edit) =>
  describeChanges(invoicePact, changed(edit), PLAIN_WORDING).map(({ path, sentence, direction }) => `${direction} ${path} ${sentence}`);

test("two versions that say the same have no changes", () => {
  expect(describeChanges(invoicePact, structuredClone(invoicePact), PLAIN_WORDING)).toEqual([]);
});

describe("a change in words", () => {
  test.each<[string, Edit, string[]]>([
    [
      "a lower limit",
      (d) => Object.assign(clause(d, 1), { params: { limitMinor: 400_000 } }),
      ["strengthens clauses[1].params.limitMinor C-2: limitMinor goes from 500000 to 400000."],
    ],
    [
      "a higher limit",
      (d) => Object.assign(clause(d, 1), { params: { limitMinor: 600_000 } }),
      ["weakens clauses[1].params.limitMinor C-2: limitMinor goes from 500000 to 600000."],
    ],
    [
      "a longer window",
      (d) => Object.assign(proof(d, 0), { window: "PT12H" }),
      ["weakens clauses[0].evidence[0].window C-1, citation-eval: the window goes from PT4H to PT12H."],
    ],
    [
      "a shorter grace",
      (d) => Object.assign(proof(d, 0), { grace: "PT10M" }),
      ["strengthens clauses[0].evidence[0].grace C-1, citation-eval: the grace goes from PT30M to PT10M."],
    ],
    [
      "a stricter runtime action",
      (d) => Object.assign(clause(d, 0).consequences, { evidence_stale: { do: "block" } }),
      ["strengthens clauses[0].consequences.evidence_stale C-1, evidence stale: “review” becomes “block”."],
    ],
    [
      "a weaker runtime action",
      (d) => Object.assign(clause(d, 0).consequences, { evidence_stale: { do: "degrade" } }),
      ["weakens clauses[0].consequences.evidence_stale C-1, evidence stale: “review” becomes “degrade”."],
    ],
    [
      "another answer time in one cell",
      (d) => Object.assign(clause(d, 1).consequences, { condition_not_met: { do: "review", answerWithin: "PT20M", groups: ["payments-ops"] } }),
      [
        "changes clauses[1].consequences.condition_not_met C-2, condition not met: “review within PT30M, with payments-ops and finance-leads” becomes “review within PT20M, with payments-ops”.",
      ],
    ],
    [
      "a smaller default cap",
      (d) => Object.assign(d.defaults.degrade.constraints[0] ?? {}, { amountMinor: 40_000 }),
      ["strengthens defaults.degrade.constraints[0] In Degrade: at most 40000 EUR (minor units) instead of at most 50000 EUR (minor units)."],
    ],
    ["a limit less", (d) => d.defaults.degrade.constraints.pop(), ["weakens defaults.degrade.constraints In Degrade: no longer 10 % reviewed afterwards."]],
    ["one clause less", (d) => d.clauses.pop(), ["weakens clauses[3] C-4 is gone: “Money is settled only after invoice, order and receipt agree.”"]],
    [
      "one clause more",
      (d) => d.clauses.push({ ...newClause({ key: "C-5" }), obligation: "No payment at night." }),
      ["changes clauses[4] C-5 is new: “No payment at night.”"],
    ],
    ["one agent more", (d) => d.agents.push("second-bot"), ["weakens agents Agents: second-bot added."]],
    [
      "a later end",
      (d) => Object.assign(d, { expiresAt: "2028-06-30T00:00:00Z" }),
      ["weakens expiresAt The end goes from 2027-06-30T00:00:00Z to 2028-06-30T00:00:00Z."],
    ],
    ["no end", (d) => delete d.expiresAt, ["weakens expiresAt The end is no longer stated (it was 2027-06-30T00:00:00Z)."]],
    ["a red line taken back", (d) => Object.assign(clause(d, 1), { hard: false }), ["weakens clauses[1].hard C-2 is no longer a red line."]],
    [
      "an override allowed",
      (d) => Object.assign(clause(d, 1), { override: { allowed: true } }),
      ["weakens clauses[1].override C-2: overrides may lower it to degrade (before: no override is allowed)."],
    ],
    [
      "a weaker source of an input",
      (d) => Object.assign(clause(d, 2).accepts ?? {}, { "lists.approvedSuppliers": "claimed" }),
      ["weakens clauses[2].accepts.lists.approvedSuppliers C-3: where lists.approvedSuppliers must come from goes from looked_up to claimed."],
    ],
    [
      "a lower promise",
      (d) => Object.assign(clause(d, 0), { promise: { rate: 0.9, deltaC: 0.05 } }),
      ["weakens clauses[0].promise.rate C-1: the promise goes from 95 % to 90 %."],
    ],
    [
      "another recovery",
      (d) => Object.assign(clause(d, 2), { recovery: { passes: { plan: "fixed", n: 30 } } }),
      ["changes clauses[2].recovery C-3: recovers after 30 passes (before: recovers after 59 passes, a soak of P1D, signed by trust_lead and workflow_owner)."],
    ],
  ])("%s", (_, edit, expected) => {
    expect(told(edit)).toEqual(expected);
  });

  test("clauses are told apart by their keys, not by where they stand", () => {
    expect(told((d) => d.clauses.reverse())).toEqual(["changes clauses The clauses stand in another order: C-4, C-3, C-2 and C-1."]);
  });
});

const OPTIONAL = [
  "expiresAt",
  "lists",
  "requires",
  "accepts",
  "waivers",
  "params",
  "promise",
  "deltaC",
  "repeat",
  "override",
  "floor",
  "grace",
  "soak",
  "signers",
];
const NAMED_BY_SHAPE = ["lanekeeper", "kind", "do", "plan"];

/** Changes one value somewhere in the document, takes away an optional part, or shortens or turns round a list. */
function mutate(document: PactDocument, choices: Seeded): PactDocument {
  const after = structuredClone(document);
  const places: { at: Record<string, Json>; key: string }[] = [];
  const collect = (at: Json): void => {
    if (typeof at !== "object" || at === null) return;
    for (const [key, value] of Object.entries(at)) {
      const isChangeable = typeof value !== "object" || Array.isArray(value) || OPTIONAL.includes(key);
      if (isChangeable && !NAMED_BY_SHAPE.includes(key)) places.push({ at: at as Record<string, Json>, key });
      collect(value);
    }
  };
  collect(after as unknown as Json);
  const { at, key } = choices.pick(places);
  const value = at[key];
  if (OPTIONAL.includes(key) && choices.chance(0.4)) delete at[key];
  else if (typeof value === "number") at[key] = choices.pick([value - 1, value + 1, value / 2, value * 2]);
  else if (typeof value === "boolean") at[key] = !value;
  else if (typeof value === "string") at[key] = /^P/.test(value) ? choices.pick(["PT1M", "PT2H", "P9D", "soon"]) : `${value}x`;
  else if (Array.isArray(value)) choices.chance(0.5) ? value.pop() : value.reverse();
  return after;
}

test("no change goes untold, and all strengthen exactly where the author may enforce alone", () => {
  const seen = { strengthening: 0, other: 0 };
  fc.assert(
    fc.property(fc.noShrink(fc.nat(2_000_000_000)), (seed) => {
      const choices = new Seeded(seed);
      let after = invoicePact;
      for (let n = choices.below(3) + 1; n > 0; n--) after = mutate(after, choices);
      const changes = describeChanges(invoicePact, after, PLAIN_WORDING);
      if (!sameJson(tidyDocument(invoicePact), tidyDocument(after))) expect(changes, JSON.stringify(after)).not.toEqual([]);
      const strengthens = isProvablyStrengthening(invoicePact, after);
      expect(changes.every((change) => change.direction === "strengthens")).toBe(strengthens);
      for (const { sentence } of changes) expect(sentence).toMatch(/[.”]$/);
      seen[strengthens ? "strengthening" : "other"]++;
    }),
    { numRuns: 1_500 },
  );
  expect(Math.min(seen.strengthening, seen.other)).toBeGreaterThan(30);
}, 60_000);
