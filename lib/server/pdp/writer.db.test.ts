import { afterAll, beforeAll, expect, test } from "vitest";
import { ok } from "@/lib/core/result";
import { pool } from "../db/pool";
import { newId } from "../ledger/ids";
import { commitTo } from "../ledger/private-text";
import { transact } from "../ledger/transact";
import { invoiceHouse } from "../testing/invoice-house";
import type { DecisionRecord } from "./decision-record";
import { GroupCommitWriter } from "./writer";

const writer = new GroupCommitWriter();
let pactId: Awaited<ReturnType<typeof invoiceHouse>>["pactId"];

beforeAll(async () => {
  pactId = (await invoiceHouse()).pactId;
});
afterAll(() => writer.close());

const versionNow = async (): Promise<string> => (await pool.query("select version::text from snapshot_head")).rows[0].version;

function record(version: string, change: Record<string, unknown> = {}): DecisionRecord {
  const at = Date.now();
  const id = newId("dec", at);
  const iso = new Date(at).toISOString();
  const row = {
    id,
    at: iso,
    agent: "invoice-bot",
    workflow: "supplier-payments",
    action: "payments.release",
    action_digest: `sha256:${id}`,
    request_commit: "",
    key_id: "key_test",
    verdict: "permit",
    lane: "allow",
    reason_code: "ok",
    contributions: [],
    constraints: [],
    next: { do: "proceed" },
    epoch: 0,
    snapshot_hash: version,
    also_pacts: [],
    mode: "enforced",
    flags: [],
    ...change,
  };
  const request = commitTo({ args: { id } });
  row.request_commit = request.commit;
  const draft = { type: "decision.made", chain: pactId, at: iso, actor: "key_test", data: {} } as unknown as DecisionRecord["entries"][0]["draft"];
  return { id, version, actionDigest: `sha256:${id}`, entries: [{ draft, data: `{"id":"${id}"}` }], row, request };
}

test("one record that the database refuses fails alone, and leaves no gap in the chain", async () => {
  const version = await versionNow();
  const records = [record(version), record(version, { epoch: "9999999999999" }), record(version)];
  const [first, second, third] = await Promise.allSettled(records.map((one) => writer.write(one)));
  expect(first).toEqual({ status: "fulfilled", value: "written" });
  expect(second?.status).toBe("rejected");
  expect(third).toEqual({ status: "fulfilled", value: "written" });
  const { rows } = await pool.query("select count(*)::int n, max(seq)::int top from history where pact_id = $1", [pactId]);
  expect(rows[0].n).toBe(rows[0].top);
});

test("a record decided on an older state is stale, and its neighbours aren't held up", async () => {
  const older = await versionNow();
  await transact(Date.now(), async (tx) => {
    await tx.moveSnapshot();
    return ok(null);
  });
  const newer = await versionNow();
  expect(await Promise.all([writer.write(record(older)), writer.write(record(newer))])).toEqual(["stale", "written"]);
  expect(await writer.write(record(older))).toBe("stale");
});

test("entries that others append meanwhile are followed, not overwritten", async () => {
  const append = () =>
    transact(Date.now(), async (tx) => {
      await tx.append({ type: "exception.opened", chain: pactId, at: tx.iso, actor: "system", data: { kind: "fail_closed", ref: "test", owner: null } });
      return ok(null);
    });
  const version = await versionNow();
  const written = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? append().then(() => "written") : writer.write(record(version)))));
  expect(new Set(written)).toEqual(new Set(["written"]));
  const { rows } = await pool.query("select count(*)::int n, max(seq)::int top from history where pact_id = $1", [pactId]);
  expect(rows[0].n).toBe(rows[0].top);
});

test("a closed writer takes nothing more", async () => {
  const closed = new GroupCommitWriter();
  await closed.close();
  await expect(closed.write(record(await versionNow()))).rejects.toThrow("closed");
});
