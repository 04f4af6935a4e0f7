import { expect, test } from "vitest";
import { invoicePact } from "../testing/invoice-pact";
import type { PactDocument } from "./pact-document";
import { tidyDocument } from "./tidy-document";

test("a document in which everything says something stays as it is", () => {
  expect(tidyDocument(invoicePact)).toEqual(invoicePact);
});

test("optional parts that say nothing are left out, so that one meaning has one digest", () => {
  const [first] = invoicePact.clauses;
  if (!first) throw new Error("the reference pact has clauses");
  const wordy: PactDocument = {
    ...invoicePact,
    lists: {},
    clauses: [
      { ...first, appliesWhen: "", accepts: {}, waivers: [], params: {}, evidence: first.evidence.map((spec) => ({ ...spec, about: "agent" as const })) },
    ],
  };
  const { lists: _, ...plain } = invoicePact;
  expect(tidyDocument(wordy)).toEqual({ ...plain, clauses: [first] });
  expect(Object.keys(tidyDocument(wordy))).not.toContain("lists");
});

test("an empty list that means “nobody” stays", () => {
  const [first] = invoicePact.clauses;
  if (!first) throw new Error("the reference pact has clauses");
  const review = { do: "review" as const, groups: [], handUp: [] };
  const tidy = tidyDocument({ ...invoicePact, clauses: [{ ...first, consequences: { incident: review } }] });
  expect(tidy.clauses[0]?.consequences.incident).toEqual(review);
});
