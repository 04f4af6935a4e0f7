import { describe, expect, test } from "vitest";
import type { PactId } from "@/lib/core/ids";
import type { ChainId, EventDraft } from "@/lib/core/ledger/history-event";
import { ok, refuse } from "@/lib/core/result";
import { pool } from "../db/pool";
import { leafHash } from "./history-body";
import { newId } from "./ids";
import { transact } from "./transact";

const AT = Date.parse("2026-11-23T14:10:00.000Z");
const chainOf = (): PactId => newId("pact", AT);

const note = (chain: ChainId, name: string, more: Partial<EventDraft> = {}): EventDraft =>
  ({ type: "settings.changed", chain, at: new Date(AT).toISOString(), actor: "cli", data: { name, value: null }, ...more }) as EventDraft;

const team = (chain: ChainId, slug: string): EventDraft => ({
  type: "team.created",
  chain,
  at: new Date(AT).toISOString(),
  actor: "cli",
  data: { team: { id: newId("team", AT), slug, name: slug, timezone: "UTC", hours: null, capacityPerHour: null } },
});

const write = (...drafts: EventDraft[]) =>
  transact(AT, async (tx) => {
    await tx.append(...drafts);
    return ok(null);
  });

type Row = { seq: string; type: string; body: string; prev: Buffer; leaf: Buffer };
const rowsOf = async (chain: ChainId): Promise<Row[]> =>
  (await pool.query("select seq, type, body, prev, leaf from history where pact_id = $1 order by seq", [chain])).rows;
const headOf = async (chain: ChainId) => (await pool.query("select seq, head from pact_head where pact_id = $1", [chain])).rows[0];

async function expectUnbroken(chain: ChainId, entries: number): Promise<void> {
  const rows = await rowsOf(chain);
  expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: entries }, (_, i) => i + 1));
  let prev: Buffer = Buffer.alloc(32);
  for (const row of rows) {
    expect(row.prev).toEqual(prev);
    expect(row.leaf).toEqual(leafHash(row.body));
    expect(JSON.parse(row.body)).toMatchObject({ v: 1, pact: chain, seq: Number(row.seq), prev: prev.toString("hex"), type: row.type });
    prev = row.leaf;
  }
  expect(await headOf(chain)).toEqual({ seq: String(entries), head: prev });
}

describe("a chain", () => {
  test("has no gaps, and each entry names the one before it", async () => {
    const chain = chainOf();
    await write(note(chain, "a"));
    await write(note(chain, "b"), note(chain, "c"));
    await expectUnbroken(chain, 3);
  });

  test("grows beside another in one transaction, each by its own entries", async () => {
    const [one, other] = [chainOf(), chainOf()];
    await write(note(one, "a"), note(other, "b"), note(one, "c"));
    await expectUnbroken(one, 2);
    await expectUnbroken(other, 1);
  });

  test("stays gapless under twenty appenders at once", async () => {
    const chain = chainOf();
    await Promise.all(Array.from({ length: 20 }, (_, i) => write(note(chain, `${i}a`), note(chain, `${i}b`))));
    await expectUnbroken(chain, 40);
  });

  test("two appenders that name the same chains in opposite order wait for each other", async () => {
    const [one, other] = [chainOf(), chainOf()];
    await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? write(note(one, "a"), note(other, "b")) : write(note(other, "b"), note(one, "a")))));
    await expectUnbroken(one, 12);
    await expectUnbroken(other, 12);
  });
});

describe("what isn't committed", () => {
  test("leaves no entry, no head and no read model behind: a refusal", async () => {
    const chain = chainOf();
    const answer = await transact(AT, async (tx) => {
      await tx.append(team(chain, "refused"));
      return refuse("forbidden");
    });
    expect(answer).toEqual({ ok: false, refusal: "forbidden" });
    expect(await rowsOf(chain)).toEqual([]);
    expect(await headOf(chain)).toBeUndefined();
    expect((await pool.query("select from team where slug = 'refused'")).rowCount).toBe(0);
  });

  test("leaves nothing behind: a failure after the entry was written", async () => {
    const chain = chainOf();
    await write(note(chain, "before"));
    const failing = transact(AT, async (tx) => {
      await tx.append(team(chain, "lost"));
      throw new Error("the disk caught fire");
    });
    await expect(failing).rejects.toThrow("the disk caught fire");
    await write(note(chain, "after"));
    await expectUnbroken(chain, 2);
    expect((await pool.query("select from team where slug = 'lost'")).rowCount).toBe(0);
  });

  test("an entry whose read model can't be written isn't written either", async () => {
    const chain = chainOf();
    await write(team(chain, "twice"));
    await expect(write(team(chain, "twice"))).rejects.toMatchObject({ code: "23505" });
    await expectUnbroken(chain, 1);
  });
});

test("a repeated idempotency key is refused, in whichever chain, and the chain goes on without a gap", async () => {
  const [chain, other] = [chainOf(), chainOf()];
  await write(note(chain, "once", { key: "outcome:dec_1" }));
  await expect(write(note(chain, "again", { key: "outcome:dec_1" }))).rejects.toMatchObject({ code: "23505", constraint: "history_idempotency_key_key" });
  await expect(write(note(other, "again", { key: "outcome:dec_1" }))).rejects.toMatchObject({ code: "23505" });
  await write(note(chain, "next"));
  await expectUnbroken(chain, 2);
});

test("of two that use one idempotency key at the same moment, one is written", async () => {
  const chain = chainOf();
  const answers = await Promise.allSettled(Array.from({ length: 6 }, () => write(note(chain, "once", { key: "race" }))));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expectUnbroken(chain, 1);
});

describe("history rows are final", () => {
  test.each([
    ["a body edited", "update history set body = body || ' ' where pact_id = $1"],
    ["an entry given another place", "update history set seq = seq + 100 where pact_id = $1"],
    ["an actor changed", "update history set actor = 'system' where pact_id = $1"],
    ["an entry numbered and edited at once", "update history set log_index = 1, actor = 'system' where pact_id = $1"],
    ["an entry deleted", "delete from history where pact_id = $1"],
  ])("%s: refused", async (_, sql) => {
    const chain = chainOf();
    await write(note(chain, "stays"));
    await expect(pool.query(sql, [chain])).rejects.toMatchObject({ code: "23001" });
    await expectUnbroken(chain, 1);
  });

  test("the whole table emptied: refused", async () => {
    await expect(pool.query("truncate history")).rejects.toMatchObject({ code: "23001" });
    await expect(pool.query("truncate history cascade")).rejects.toMatchObject({ code: "23001" });
  });

  test("an entry may be numbered in the log, once", async () => {
    const chain = chainOf();
    await write(note(chain, "numbered"));
    const number = (index: number) => pool.query("update history set log_index = $2 where pact_id = $1", [chain, index]);
    await number(7);
    await expect(number(8)).rejects.toMatchObject({ code: "23001" });
  });
});

test("no fraction reaches the stored bytes, and text is composed", async () => {
  const chain = chainOf();
  await write(note(chain, "x", { data: { name: "Zoe\u0308", value: { share: 0.25, whole: 12 } } } as Partial<EventDraft>));
  const [row] = await rowsOf(chain);
  expect(row?.body).toContain(`"data":{"name":"Zo\u00eb","value":{"share":"0.25","whole":12}}`);
});
