import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText } from "./canonical-text";
import { CHAIN_START, checkEntry, checkHead, describeFault, type Link, linkBefore, readBody } from "./check-entry";
import type { HistoryEntry } from "./history-entry";

const leafOf = (body: string) => createHash("sha256").update(Uint8Array.of(0)).update(body).digest("hex");
const AT = "2026-11-23T14:10:00.000Z";

function entryAfter(after: Link, data: unknown = {}): HistoryEntry {
  const columns = { pact: "org", seq: after.seq + 1, type: "settings.changed", at: AT, actor: "cli", prev: after.leaf };
  const body = canonicalText({ v: 1, ...columns, data });
  return { ...columns, body, leaf: leafOf(body) };
}
const check = (entry: HistoryEntry, after: Link = CHAIN_START) => checkEntry(entry, leafOf(entry.body), after);
const rehashed = (entry: HistoryEntry, body: string): HistoryEntry => ({ ...entry, body, leaf: leafOf(body) });

const first = entryAfter(CHAIN_START, { name: "zone", value: "UTC" });
const second = entryAfter(first);

test("an entry that follows the one before it, as it was written, holds", () => {
  expect(check(first)).toBeNull();
  expect(check(second, first)).toBeNull();
  expect(check(second, linkBefore(second))).toBeNull();
  expect(linkBefore(first)).toEqual(CHAIN_START);
});

describe("what was altered is found, and named", () => {
  test.each([
    ["a body edited", { ...first, body: first.body.replace("UTC", "CET") }, CHAIN_START, { seq: 1, reason: "edited" }],
    ["a hash edited", { ...first, leaf: second.leaf }, CHAIN_START, { seq: 1, reason: "edited" }],
    ["an entry missing", second, CHAIN_START, { seq: 1, reason: "missing" }],
    ["an entry twice", first, first, { seq: 2, reason: "missing" }],
    ["an entry rewritten and hashed anew shows at the one after it", second, { seq: 1, leaf: leafOf("another") }, { seq: 1, reason: "replaced" }],
    [
      "a chain that begins after something unknown",
      rehashed(first, first.body.replace("0000", "1111")),
      CHAIN_START,
      { seq: 1, reason: "column_edited", column: "prev" },
    ],
    [
      "a name twice, which two readers could read differently",
      rehashed(first, first.body.replace(`"v":1`, `"v":1,"v":1`)),
      CHAIN_START,
      { seq: 1, reason: "unreadable" },
    ],
    ["a space between", rehashed(first, first.body.replace(",", ", ")), CHAIN_START, { seq: 1, reason: "unreadable" }],
    ["another version of bodies", rehashed(first, first.body.replace(`"v":1`, `"v":2`)), CHAIN_START, { seq: 1, reason: "unreadable" }],
    ["no JSON at all", rehashed(first, "gone"), CHAIN_START, { seq: 1, reason: "unreadable" }],
  ] as const)("%s", (_, entry, after, fault) => {
    expect(check(entry, after)).toEqual(fault);
  });

  test.each([
    ["pact", "pact_2"],
    ["type", "agent.resumed"],
    ["at", "2026-11-23T14:10:00.001Z"],
    ["actor", "system"],
    ["prev", second.leaf],
  ] as const)("the column %s", (column, value) => {
    expect(check({ ...first, [column]: value })).toEqual({ seq: 1, reason: "column_edited", column });
  });
});

test.each([
  ["at the last entry", first, { seq: 1, leaf: first.leaf }, null],
  ["of a chain that is empty", CHAIN_START, CHAIN_START, null],
  ["beyond the last entry: the tail was cut", first, { seq: 3, leaf: second.leaf }, { seq: 2, reason: "tail_missing" }],
  ["with no entry left", CHAIN_START, first, { seq: 1, reason: "tail_missing" }],
  ["before the last entry", second, first, { seq: 2, reason: "beyond_head" }],
  ["with another hash", first, { seq: 1, leaf: second.leaf }, { seq: 1, reason: "head_edited" }],
  ["that is gone", first, null, { seq: 1, reason: "head_missing" }],
] as const)("a head %s", (_, last, head, fault) => {
  expect(checkHead(last, head)).toEqual(fault);
  if (fault) expect(describeFault(fault)).toMatch(/^[a-z].*[^.]$/);
});

test("any one character of a body changed is found", () => {
  fc.assert(
    fc.property(fc.nat(first.body.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
      const body = first.body.slice(0, at) + character + first.body.slice(at + 1);
      expect(check({ ...first, body }) === null).toBe(body === first.body);
    }),
  );
});

test("canonical text reads back, and is the only text that is accepted", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      const text = canonicalText({ v: 1, data });
      expect(readBody(text)).toEqual(JSON.parse(text));
      expect(readBody(` ${text}`)).toBeNull();
    }),
  );
});
