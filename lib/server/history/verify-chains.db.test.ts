import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PactId } from "@/lib/core/ids";
import { ok } from "@/lib/core/result";
import { pool } from "../db/pool";
import { leafHash } from "../ledger/history-body";
import { newId } from "../ledger/ids";
import { transact } from "../ledger/transact";
import { consistentRead } from "./consistent-read";
import { verifyChains } from "./verify-chains";

const AT = Date.parse("2026-11-23T14:10:00.000Z");
let chain: PactId;

const write = (to: PactId | "org", count: number) =>
  transact(AT, async (tx) => {
    for (let i = 0; i < count; i++)
      await tx.append({ type: "settings.changed", chain: to, at: tx.iso, actor: "cli", data: { name: `zone ${i}`, value: "UTC" } });
    return ok(null);
  });

const verify = async (only?: string) => consistentRead((sql) => verifyChains(sql, only));
const verdict = async () => (await verify(chain))[0];

/** What only somebody with the database in their hands can do. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  await pool.query("alter table history disable trigger user");
  await pool.query(sql, values);
  await pool.query("alter table history enable trigger user");
}

async function rewrite(seq: number, edit: (body: string) => string): Promise<void> {
  const { rows } = await pool.query("select body from history where pact_id = $1 and seq = $2", [chain, seq]);
  const body = edit(rows[0].body);
  await tamper("update history set body = $3, leaf = $4 where pact_id = $1 and seq = $2", [chain, seq, body, leafHash(body)]);
}

beforeEach(async () => {
  chain = newId("pact", AT);
  await write(chain, 5);
});
afterEach(async () => {
  await tamper("delete from history");
  await pool.query("delete from pact_head");
});

test("chains as they were written hold, each with its head, the organisation's first", async () => {
  await write("org", 2);
  const { rows } = await pool.query("select pact_id, encode(head, 'hex') as head from pact_head");
  const headOf = (id: string) => rows.find((row) => row.pact_id === id).head;
  expect(await verify()).toEqual([
    { chain: "org", entries: 2, head: headOf("org"), ok: true },
    { chain, entries: 5, head: headOf(chain), ok: true },
  ]);
  expect(await verify("org")).toHaveLength(1);
  expect(await verify("pact_of_nobody")).toEqual([]);
});

describe("a tampered database names the first bad row", () => {
  test("a body edited", async () => {
    await tamper("update history set body = replace(body, 'UTC', 'CET') where pact_id = $1 and seq = 3", [chain]);
    expect(await verdict()).toEqual({ chain, entries: 2, ok: false, fault: { seq: 3, reason: "edited" } });
  });

  test("a body edited and hashed anew, its head moved along or not", async () => {
    await rewrite(3, (body) => body.replace("UTC", "CET"));
    expect(await verdict()).toEqual({ chain, entries: 2, ok: false, fault: { seq: 3, reason: "replaced" } });
  });

  test("the first body edited and hashed anew", async () => {
    await rewrite(1, (body) => body.replace("UTC", "CET"));
    expect(await verdict()).toEqual({ chain, entries: 0, ok: false, fault: { seq: 1, reason: "replaced" } });
  });

  test("the last body edited and hashed anew", async () => {
    await rewrite(5, (body) => body.replace("UTC", "CET"));
    expect(await verdict()).toEqual({ chain, entries: 4, ok: false, fault: { seq: 5, reason: "head_edited" } });
  });

  test("a row deleted", async () => {
    await tamper("delete from history where pact_id = $1 and seq = 2", [chain]);
    expect(await verdict()).toEqual({ chain, entries: 1, ok: false, fault: { seq: 2, reason: "missing" } });
  });

  test("a row deleted and the later ones moved up", async () => {
    await tamper("delete from history where pact_id = $1 and seq = 2", [chain]);
    for (const seq of [3, 4, 5]) await tamper("update history set seq = seq - 1 where pact_id = $1 and seq = $2", [chain, seq]);
    expect(await verdict()).toMatchObject({ entries: 1, fault: { seq: 2, reason: "column_edited", column: "seq" } });
  });

  test("the tail cut off", async () => {
    await tamper("delete from history where pact_id = $1 and seq > 3", [chain]);
    expect(await verdict()).toEqual({ chain, entries: 3, ok: false, fault: { seq: 4, reason: "tail_missing" } });
  });

  test("every entry gone", async () => {
    await tamper("delete from history where pact_id = $1", [chain]);
    expect(await verdict()).toEqual({ chain, entries: 0, ok: false, fault: { seq: 1, reason: "tail_missing" } });
  });

  test("the head gone, or put back", async () => {
    await pool.query("update pact_head set seq = 4 where pact_id = $1", [chain]);
    expect(await verdict()).toMatchObject({ entries: 4, fault: { seq: 5, reason: "beyond_head" } });
    await pool.query("delete from pact_head where pact_id = $1", [chain]);
    expect(await verdict()).toMatchObject({ fault: { seq: 5, reason: "head_missing" } });
  });

  test.each([
    ["type", "agent.resumed"],
    ["actor", "system"],
    ["recorded_at", "2026-11-23T14:10:00.001Z"],
    ["prev", Buffer.alloc(32, 7)],
  ])("the column %s edited", async (column, value) => {
    await tamper(`update history set ${column} = $2 where pact_id = $1 and seq = 4`, [chain, value]);
    const name = column === "recorded_at" ? "at" : column;
    expect(await verdict()).toEqual({ chain, entries: 3, ok: false, fault: { seq: 4, reason: "column_edited", column: name } });
  });

  test("and says nothing about other chains than they deserve", async () => {
    await write("org", 3);
    await tamper("update history set body = body || ' ' where pact_id = $1 and seq = 1", [chain]);
    expect((await verify()).map(({ ok: holds, entries }) => [holds, entries])).toEqual([
      [true, 3],
      [false, 0],
    ]);
  });
});

test("what is appended while a chain is verified doesn't disturb the walk", async () => {
  let appended = false;
  const reports = await consistentRead((sql) =>
    verifyChains(sql, chain, async () => {
      if (appended) return;
      appended = true;
      await write(chain, 3);
    }),
  );
  expect(reports).toMatchObject([{ entries: 5, ok: true }]);
  expect(await verdict()).toMatchObject({ entries: 8, ok: true });
});

test("progress counts up to all entries of all chains", async () => {
  await write("org", 2);
  const seen: [number, number][] = [];
  await consistentRead((sql) => verifyChains(sql, undefined, ({ checked, all }) => void seen.push([checked, all])));
  expect(seen).toEqual([
    [2, 7],
    [7, 7],
  ]);
});
