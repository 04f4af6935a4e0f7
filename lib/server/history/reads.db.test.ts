import { beforeAll, describe, expect, test } from "vitest";
import { HistoryFilter } from "@/lib/contract/history";
import { ok } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";
import { keepValue } from "../ledger/private-text";
import { transact } from "../ledger/transact";
import { type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { exportChain } from "./export-chain";
import { listChains, listHistory, listHistoryChoices, loadEntry } from "./reads";
import { verifyExport } from "./verify-export";
import { verifyStream } from "./verify-stream";

let house: InvoiceHouse;
let reason = "";
let later = 0;

beforeAll(async () => {
  house = await invoiceHouse();
  later = Date.now() + 1_000;
  await transact(later, async (tx) => {
    reason = (await keepValue(tx, "Called the supplier; nobody answers.")) ?? "";
    for (let i = 1; i <= 120; i++)
      await tx.append({ type: "settings.changed", chain: "org", at: tx.iso, actor: house.ana.id, data: { name: `limit ${i}`, value: i } });
    const { agentId: agent } = house;
    await tx.append({
      type: "agent.resumed",
      chain: house.pactId,
      at: tx.iso,
      actor: house.tess.id,
      data: { agent, trigger: "trg_1", how: "closed", secondPerson: house.ana.id, reason },
    });
    return ok(null);
  });
});

const list = async (query: Record<string, string> = {}, actor: Actor = house.ana) => {
  const answer = await listHistory(actor, HistoryFilter.parse(query));
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value;
};
const nobody: Actor = { kind: "member", id: "mem_x", name: "Nobody", email: "n@example.test", roles: [], teams: [] };

describe("the list", () => {
  test("is newest first, tells each entry in a sentence, and names who did it", async () => {
    const { rows } = await list();
    expect(rows).toHaveLength(50);
    expect(rows[0]).toMatchObject({ chain: house.pactId, type: "agent.resumed", actor: { kind: "member", name: "Tess" } });
    expect(rows[0]?.sentence).toEqual([
      { kind: "text", text: "The suspension of " },
      { kind: "name", text: "Invoice bot", href: "/agents/invoice-bot" },
      { kind: "text", text: " was closed, with " },
      { kind: "name", text: "Ana", href: undefined },
      { kind: "text", text: " as the second person." },
    ]);
    expect(rows[1]).toMatchObject({ chain: "org", chainName: "Organisation", sentence: [{ kind: "text", text: "The setting “limit 120” was changed." }] });
  });

  test("is paged there and back again by cursors", async () => {
    const first = await list();
    expect(first.newer).toBeNull();
    const second = await list({ before: first.older ?? "" });
    expect(second.rows).toHaveLength(50);
    expect(second.rows.map(({ entryId }) => entryId)).not.toContain(first.rows[49]?.entryId);
    const back = await list({ after: second.newer ?? "" });
    expect(back.rows.map(({ entryId }) => entryId)).toEqual(first.rows.map(({ entryId }) => entryId));
    expect(back.newer).toBeNull();
    let page = second;
    let seen = 100;
    while (page.older !== null) {
      page = await list({ before: page.older });
      seen += page.rows.length;
    }
    const { rows } = await pool.query("select count(*)::int as n from history");
    expect(seen).toBe(rows[0].n);
  });

  test.each<[string, () => Record<string, string>, (row: Awaited<ReturnType<typeof list>>["rows"][number]) => boolean]>([
    ["a chain by its pact's slug", () => ({ chain: "invoice-payments" }), ({ chain }) => chain === house.pactId],
    ["a group of kinds", () => ({ group: "pacts" }), ({ type }) => type.startsWith("pact.")],
    ["who did it", () => ({ actor: house.tess.id }), ({ actor }) => actor.name === "Tess"],
    ["the agent it names", () => ({ agent: house.agentId, group: "agents" }), ({ type }) => /^(agent|build)\./.test(type)],
    ["a clause", () => ({ clause: "C-2" }), ({ chain }) => chain === house.pactId],
    ["time", () => ({ from: new Date(later).toISOString() }), ({ type }) => type === "settings.changed" || type === "agent.resumed"],
  ])("is narrowed to %s", async (_, query, belongs) => {
    const { rows } = await list(query());
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !belongs(row))).toEqual([]);
  });

  test("is empty for a chain that doesn't exist, and ignores what it can't read", async () => {
    expect((await list({ chain: "nowhere" })).rows).toEqual([]);
    expect((await list({ group: "nonsense", from: "yesterday", before: "1; drop table history" })).rows).toHaveLength(50);
    expect((await list({ clause: "%" })).rows).toEqual([]);
    expect((await list({ clause: "C-1\u0000", actor: "\u0000", chain: "\u0000" })).rows).toHaveLength(50);
  });

  test("is for those who may read history", async () => {
    expect(await listHistory(nobody, HistoryFilter.parse({}))).toEqual({ ok: false, refusal: "forbidden" });
    expect(await loadEntry(nobody, "org.1")).toEqual({ ok: false, refusal: "forbidden" });
    expect(await listChains(nobody)).toEqual([]);
  });
});

describe("an entry", () => {
  test("shows what it says, its neighbours, and the private text it commits to", async () => {
    const [newest] = (await list({ chain: house.pactId })).rows;
    const found = await loadEntry(house.tess, newest?.entryId ?? "");
    expect(found).toMatchObject({
      ok: true,
      value: {
        data: { how: "closed", reason },
        previous: `${house.pactId}.${(newest?.seq ?? 0) - 1}`,
        next: null,
        private: [{ path: "reason", commit: reason, text: JSON.stringify("Called the supplier; nobody answers."), matches: true }],
      },
    });
  });

  test("shows a private text that was erased as erased, and one that was altered as no longer matching", async () => {
    const [newest] = (await list({ chain: house.pactId })).rows;
    const commit = Buffer.from(reason, "hex");
    await pool.query("update private_text set value = $2 where commit = $1", [commit, JSON.stringify("Called; all is well.")]);
    expect(await loadEntry(house.tess, newest?.entryId ?? "")).toMatchObject({ value: { private: [{ matches: false }] } });
    await pool.query("update private_text set value = null, salt = null where commit = $1", [commit]);
    expect(await loadEntry(house.tess, newest?.entryId ?? "")).toMatchObject({ value: { private: [{ text: null, matches: false }] } });
  });

  test.each(["org.999999", "org.0", "pact_nowhere.1", "org", "../../etc", ""])("%j is nowhere", async (id) => {
    expect(await loadEntry(house.ana, id)).toEqual({ ok: false, refusal: "not_found" });
  });
});

test("an export of a chain holds by itself, from the beginning or from the middle", async () => {
  const exported = async (after: number, limit?: number) => {
    const found = await exportChain(house.ana, { pact: "org", after, limit });
    if (!found.ok) throw new Error(found.refusal);
    return verifyExport(linesIn(found.value.lines));
  };
  const whole = await exported(0);
  expect(whole).toMatchObject({ unreadable: null, reports: [{ chain: "org", from: 1, ok: true }] });
  expect((await exported(100, 5)).reports).toMatchObject([{ from: 101, entries: 5, ok: true }]);
  expect(await exportChain(house.ana, { pact: "nowhere", after: 0 })).toMatchObject({ ok: false, refusal: "not_found" });
  expect(await exportChain(nobody, { pact: "org", after: 0 })).toMatchObject({ ok: false, refusal: "forbidden" });
});

async function* linesIn(parts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const part of parts) yield* part.split("\n");
}

test("the server's check streams progress, then the verdict on every chain", async () => {
  const stream = verifyStream(house.ana, undefined);
  if (!stream.ok) throw new Error(stream.refusal);
  const lines: { kind: string; chains?: unknown[] }[] = [];
  for await (const line of stream.value) lines.push(JSON.parse(line));
  expect(lines.at(-1)).toMatchObject({
    kind: "report",
    chains: [
      { chain: "org", fault: null },
      { chain: house.pactId, fault: null },
    ],
  });
  expect(lines.slice(0, -1).every(({ kind }) => kind === "progress")).toBe(true);
  expect(verifyStream(nobody, undefined)).toEqual({ ok: false, refusal: "forbidden" });
});

test("chains and choices are offered by name", async () => {
  expect((await listChains(house.ana)).map(({ name }) => name)).toEqual(["Organisation", "Paying supplier invoices"]);
  const { agents, actors } = await listHistoryChoices(house.ana);
  expect(agents).toEqual([{ id: house.agentId, name: "Invoice bot" }]);
  expect(actors.map(({ name }) => name)).toEqual(["Ana", "Bo", "Tess", "test (key)"]);
});
