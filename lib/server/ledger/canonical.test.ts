import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical, digestOf, sha256 } from "./canonical";

// The reference vectors of RFC 8785, where a copy of them lies beside the checkout.
const VECTORS = path.resolve("../shared/data/vectors/jcs");
const names = fs.existsSync(VECTORS) ? fs.readdirSync(path.join(VECTORS, "input")) : [];
const read = (folder: string, name: string) => fs.readFileSync(path.join(VECTORS, folder, name));

describe("the public vectors of RFC 8785", () => {
  test.skipIf(names.length > 0)("no copy of them lies beside this checkout, so they aren't read here", () => {});
  test.each(names)("%s is written byte for byte as the reference implementation writes it", (name) => {
    const text = canonical(JSON.parse(read("input", name).toString("utf8")));
    expect(text).toBe(read("output", name).toString("utf8").trimEnd());
    const hex = read("outhex", name.replace(/\.json$/, ".txt"))
      .toString("utf8")
      .replace(/\s+/g, "");
    expect(Buffer.from(text, "utf8").toString("hex")).toBe(hex);
  });
});

test.each([
  [
    "the RFC's own example",
    {
      numbers: JSON.parse("[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]"),
      string: "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    },
    `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
  ],
  [
    "names in the order of their UTF-16 units",
    { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 },
    `{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}`,
  ],
  ["minus zero as zero", [-0, 0], "[0,0]"],
  ["nothing for what isn't there", { a: undefined, b: null }, `{"b":null}`],
])("canonical text: %s", (_, value, text) => {
  expect(canonical(value)).toBe(text);
});

test.each([
  ["NaN", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["a lone surrogate", "\ud800"],
  ["a lone surrogate in a name", { "\udfff": 1 }],
  ["nothing at all", undefined],
])("%s can't be put on record", (_, value) => {
  expect(() => canonical(value)).toThrow();
});

test("text that only looks like an escaped surrogate is text", () => {
  expect(canonical("\\ud800")).toBe(`"\\\\ud800"`);
  expect(canonical("\u{1f600}")).toBe(`"\u{1f600}"`);
});

test("equal values have equal texts, whatever order their names came in, and the text reads back as the value", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonical(value);
      expect(canonical(reversed(JSON.parse(text)))).toBe(text);
    }),
    { numRuns: 300 },
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, item]) => [name, reversed(item)]),
  );
}

test("a digest is the SHA-256 of the canonical text, named as on the wire", () => {
  const action = {
    action: "payment.release",
    agent: "invoice-bot",
    args: { payee: "vendor-204", currency: "EUR", amountMinor: 1850000 },
    clause: "C-7",
    pactVersion: 14,
  };
  expect(canonical(action)).toBe(
    `{"action":"payment.release","agent":"invoice-bot","args":{"amountMinor":1850000,"currency":"EUR","payee":"vendor-204"},"clause":"C-7","pactVersion":14}`,
  );
  expect(digestOf(action)).toBe("sha256:fc9e7f8c1b4473f4d43decf25206a1aa0e2b1801861ffa5702fa4eabb94b34cc");
  expect(sha256("").toString("hex")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
