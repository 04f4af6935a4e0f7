import { expect, test } from "vitest";
import { canonicalText } from "@/lib/core/history/canonical-text";
import { CHAIN_START, type Link } from "@/lib/core/history/check-entry";
import type { HistoryEntry } from "@/lib/core/history/history-entry";
import { leafHash } from "../ledger/history-body";
import { verifyExport } from "./verify-export";

function chainOf(pact: string, length: number, after: Link = CHAIN_START): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  for (let last = after; entries.length < length; last = entries.at(-1) ?? after) {
    const columns = { pact, seq: last.seq + 1, type: "settings.changed", at: "2026-11-23T14:10:00.000Z", actor: "cli", prev: last.leaf };
    const body = canonicalText({ v: 1, ...columns, data: { name: "zone", value: last.seq } });
    entries.push({ ...columns, body, leaf: leafHash(body).toString("hex") });
  }
  return entries;
}

async function* linesOf(entries: readonly unknown[]): AsyncGenerator<string> {
  for (const entry of entries) yield typeof entry === "string" ? entry : JSON.stringify(entry);
}
const verify = (...entries: unknown[]) => verifyExport(linesOf(entries));

const org = chainOf("org", 4);
const pact = chainOf("pact_1", 3);
const nth = (index: number): HistoryEntry => org[index] as HistoryEntry;

test("an export holds by itself, several chains in one file too", async () => {
  expect(await verify(...org, "", ...pact)).toEqual({
    reports: [
      { chain: "org", from: 1, entries: 4, head: nth(3).leaf, ok: true },
      { chain: "pact_1", from: 1, entries: 3, head: pact[2]?.leaf, ok: true },
    ],
    unreadable: null,
  });
});

test("an export that begins in the middle of a chain is judged from there", async () => {
  expect((await verify(...org.slice(2))).reports).toEqual([{ chain: "org", from: 3, entries: 2, head: nth(3).leaf, ok: true }]);
});

test.each([
  ["a line edited", [nth(0), { ...nth(1), body: nth(1).body.replace("zone", "zoom") }, nth(2)], { seq: 2, reason: "edited" }],
  ["a line taken out", [nth(0), nth(2)], { seq: 2, reason: "missing" }],
  ["two lines swapped", [nth(0), nth(2), nth(1)], { seq: 2, reason: "missing" }],
  ["a line from another history", [nth(0), ...chainOf("org", 1, { seq: 1, leaf: "ab".repeat(32) }), nth(2)], { seq: 1, reason: "replaced" }],
] as const)("%s is named", async (_, lines, fault) => {
  const { reports } = await verify(...lines);
  expect(reports).toMatchObject([{ chain: "org", ok: false, fault }]);
});

test.each([
  ["no JSON", "not a line", "isn't JSON"],
  ["another file's JSON", "{}", "isn't a history entry: pact"],
  ["an entry with a field that isn't known", { ...nth(1), note: "hello" }, "isn't a history entry"],
])("%s is named by its line", async (_, line, problem) => {
  const { unreadable } = await verify(nth(0), line);
  expect(unreadable).toMatchObject({ line: 2, problem: expect.stringContaining(problem) });
});
