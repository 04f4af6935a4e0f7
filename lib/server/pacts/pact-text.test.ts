import { describe, expect, test } from "vitest";
import { PactDocumentInput } from "@/lib/contract/pact-document";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import { digestOf } from "../ledger/canonical";
import { pactYaml, parsePactText } from "./pact-text";

function read(text: string) {
  const answer = parsePactText(text);
  if (!answer.ok) throw new Error(JSON.stringify(answer.fields));
  return answer.value;
}
const problemsOf = (text: string): Record<string, string> => {
  const answer = parsePactText(text);
  return answer.ok ? {} : (answer.fields ?? {});
};

describe("a pact as text", () => {
  test("goes out and comes back as the same document, fields in their printed order", () => {
    const text = pactYaml(invoicePact);
    expect(digestOf(PactDocumentInput.parse(read(text).value))).toBe(digestOf(invoicePact));
    expect(text.indexOf("slug:")).toBeLessThan(text.indexOf("title:"));
    expect(text.indexOf("obligation:")).toBeLessThan(text.indexOf("severity:"));
  });

  test("stored with its keys in any order goes out in the same words", () => {
    const shuffled = JSON.parse(JSON.stringify(invoicePact), (_, value) =>
      value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    );
    expect(digestOf(shuffled)).toBe(digestOf(invoicePact));
    expect(pactYaml(shuffled).split("\n").slice(0, 8)).toEqual(pactYaml(invoicePact).split("\n").slice(0, 8));
  });

  test("may be JSON", () => {
    expect(read(JSON.stringify(invoicePact)).value).toEqual(invoicePact);
  });

  test("keeps an instant as text", () => {
    expect(read("expiresAt: 2027-06-30T00:00:00Z").value).toEqual({ expiresAt: "2027-06-30T00:00:00Z" });
  });

  test("says on which line something stands, or what holds it", () => {
    const { lineOf } = read('a: 1\nclauses:\n  - key: C-1\n    accepts: { args.payee: claimed }\n  - key: C-2\n    requires: "x"\n    consequences: {}\n');
    expect(lineOf("clauses[1].requires")).toBe(6);
    expect(lineOf("clauses[0].accepts.args.payee")).toBe(4);
    expect(lineOf('clauses[0].accepts["args.payee"]')).toBe(4);
    expect(lineOf("clauses[1].consequences.incident")).toBe(7);
    expect(lineOf("owner")).toBe(1);
  });
});

describe("text that can't be read names the line", () => {
  test.each([
    ["a broken structure", "a: 1\nb: [1, 2", "line 2"],
    ["a key used twice", "a: 1\nb: 2\na: 3", "line 3"],
    ["two documents", "a: 1\n---\nb: 2", "line 2"],
  ])("%s", (_, text, line) => {
    expect(Object.keys(problemsOf(text))).toContain(line);
  });

  test("and aliases that multiply are refused", () => {
    const bomb = [
      "a: &a [1,1,1,1,1,1,1,1,1]",
      ..."bcdefg".split("").map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdef"[i]}`).join(",")}]`),
    ].join("\n");
    expect(problemsOf(bomb)).toHaveProperty("body");
  });
});
