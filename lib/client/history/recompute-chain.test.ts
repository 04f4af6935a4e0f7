import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { HistoryLine } from "@/lib/contract/history";
import { canonicalText } from "@/lib/core/history/canonical-text";
import { readLines } from "./read-lines";
import { leafOf, recomputeChain } from "./recompute-chain";

const hash = (body: string) => createHash("sha256").update(Uint8Array.of(0)).update(body).digest("hex");

function chainOf(length: number): HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const columns = { pact: "org", seq, type: "settings.changed", at: "2026-11-23T14:10:00.000Z", actor: "cli", prev: lines.at(-1)?.leaf ?? "0".repeat(64) };
    const body = canonicalText({ v: 1, ...columns, data: { name: "Zoë", value: seq } });
    lines.push({ ...columns, body, leaf: hash(body) });
  }
  return lines;
}

async function* arriving<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const chain = chainOf(250);

test("the browser computes the same hashes as the server", async () => {
  for (const line of chain.slice(0, 3)) expect(await leafOf(line.body)).toBe(line.leaf);
});

test("a range that holds is reported from its first to its last entry, with progress on the way", async () => {
  const seen: number[] = [];
  expect(await recomputeChain(arriving(chain.slice(20)), (checked) => seen.push(checked))).toEqual({ from: 21, to: 250, head: chain[249]?.leaf, fault: null });
  expect(seen).toEqual([100, 200, 230]);
  expect(await recomputeChain(arriving([]))).toBeNull();
});

test("the first entry that doesn't hold is named, and nothing after it is looked at", async () => {
  const altered = chain.map((line) => (line.seq === 120 || line.seq === 200 ? { ...line, body: line.body.replace("Zoë", "Zoe") } : line));
  expect(await recomputeChain(arriving(altered))).toMatchObject({ from: 1, fault: { seq: 120, reason: "edited" } });
  expect(await recomputeChain(arriving(chain.filter(({ seq }) => seq !== 7)))).toMatchObject({ fault: { seq: 7, reason: "missing" } });
});

test("lines are read however the network cuts them", async () => {
  const bytes = new TextEncoder().encode(chain.map((line) => JSON.stringify(line)).join("\n"));
  const cuts = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 333) controller.enqueue(bytes.slice(at, at + 333));
      controller.close();
    },
  });
  const read: HistoryLine[] = [];
  for await (const line of readLines<HistoryLine>(new Response(cuts))) read.push(line);
  expect(read).toEqual(chain);
});

test("a refusal is told in its own sentence", async () => {
  const refused = Response.json({ title: "Sign in first." }, { status: 401 });
  await expect(readLines(refused).next()).rejects.toThrow("Sign in first.");
  await expect(readLines(new Response("?", { status: 502 })).next()).rejects.toThrow("The server answered 502.");
});
