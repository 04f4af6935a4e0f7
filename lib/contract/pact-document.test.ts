import { describe, expect, test } from "vitest";
import { z } from "zod";
import { invoicePact } from "../core/testing/invoice-pact";
import { PactDocumentInput } from "./pact-document";

type Loose = Record<string, unknown>;
const problems = (change: (document: Loose) => void): string[] => {
  const document = structuredClone(invoicePact) as unknown as Loose;
  change(document);
  const answer = PactDocumentInput.safeParse(document);
  return answer.success
    ? []
    : answer.error.issues.map(
        (issue) => `${z.core.toDotPath(issue.path)}: ${issue.code === "unrecognized_keys" ? `unknown ${issue.keys.join()}` : issue.message}`,
      );
};
const clause = (document: Loose, index: number): Loose => (document.clauses as Loose[])[index] ?? {};

test("the reference pact is a pact", () => {
  expect(PactDocumentInput.parse(invoicePact)).toEqual(invoicePact);
});

describe("what isn't a pact is refused by name and in a sentence", () => {
  test.each<[string, (d: Loose) => void, string]>([
    ["an unknown field", (d) => Object.assign(d, { colour: "red" }), ": unknown colour"],
    ["an unknown field of a clause", (d) => Object.assign(clause(d, 1), { hrad: true }), "clauses[1]: unknown hrad"],
    [
      "an unknown trigger",
      (d) => Object.assign(clause(d, 1).consequences as Loose, { full_moon: { do: "block" } }),
      "clauses[1].consequences: unknown full_moon",
    ],
    [
      "an unknown runtime action",
      (d) => Object.assign(clause(d, 0).consequences as Loose, { incident: { do: "notify" } }),
      "clauses[0].consequences.incident.do: Choose allow, degrade, review, block or settle.",
    ],
    [
      "an unknown limit",
      (d) => Object.assign((d.defaults as Loose).degrade as Loose, { constraints: [{ kind: "cap" }] }),
      "defaults.degrade.constraints[0].kind: Choose a limit",
    ],
    ["another first line", (d) => Object.assign(d, { lanekeeper: "pact/v2" }), "lanekeeper: The first line says lanekeeper: pact/v1."],
    ["an address with capitals", (d) => Object.assign(d, { slug: "Invoices" }), "slug: An address is lower-case letters, digits and hyphens, at most 63."],
    ["the address of a page", (d) => Object.assign(d, { slug: "new" }), "slug: This address is a page of the console."],
    ["a severity that isn't one", (d) => Object.assign(clause(d, 0), { severity: "grave" }), "clauses[0].severity: Choose critical, high, medium or low."],
    [
      "money that isn't a number",
      (d) => Object.assign((d.defaults as Loose).degrade as Loose, { constraints: [{ kind: "cap_amount", amountMinor: "50", currency: "EUR" }] }),
      "defaults.degrade.constraints[0].amountMinor: Money is a whole number of minor units.",
    ],
    [
      "a number that isn't finite",
      (d) => Object.assign(clause(d, 1), { params: { limitMinor: Number.POSITIVE_INFINITY } }),
      "clauses[1].params.limitMinor: A parameter is text",
    ],
    ["a parameter that no condition could name", (d) => Object.assign(clause(d, 1), { params: { "a b": 1 } }), 'clauses[1].params["a b"]: '],
    ["text that can't be kept", (d) => Object.assign(d, { title: "a\0b" }), "title: The title holds a character that can't be kept."],
    [
      "half a character",
      (d) => Object.assign(clause(d, 0), { obligation: "\ud800" }),
      "clauses[0].obligation: The obligation holds a character that can't be kept.",
    ],
    ["a clause without consequences", (d) => delete clause(d, 0).consequences, "clauses[0].consequences: The consequences map triggers to runtime actions."],
  ])("%s", (_, change, expected) => {
    expect(
      problems(change).some((problem) => problem.startsWith(expected)),
      problems(change).join("\n"),
    ).toBe(true);
  });
});

test("a draft may be unfinished: what is empty is the lint's business", () => {
  expect(
    problems((d) => {
      Object.assign(d, { title: "", workflow: "", agents: [], clauses: [] });
    }),
  ).toEqual([]);
});

test("text is kept in one spelling, so that it has one digest", () => {
  expect(PactDocumentInput.parse({ ...invoicePact, title: "Cafe\u0301" }).title).toBe("Caf\u00e9");
});

test("the document can be described to other programs", () => {
  expect(z.toJSONSchema(PactDocumentInput, { io: "input", unrepresentable: "any" })).toMatchObject({ type: "object", additionalProperties: false });
});
