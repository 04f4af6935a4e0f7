import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DecideReviewInput } from "@/lib/contract/reviews";
import type { SourceId } from "@/lib/core/ids";
import { READ_MODELS } from "@/lib/core/projections/read-models";
import type { ReadModel, TriggerRow } from "@/lib/core/projections/rows";
import { ok } from "@/lib/core/result";
import { MINUTE } from "@/lib/core/time";
import type { KeyActor, MemberActor } from "../auth/actor";
import { pool } from "../db/pool";
import { poolSql } from "../db/pool-sql";
import { perform } from "../entry/perform";
import { submitEvidenceOperation } from "../evidence/submit-evidence";
import { consistentRead } from "../history/consistent-read";
import { newId } from "../ledger/ids";
import { type Tx, transact } from "../ledger/transact";
import { machineDoor } from "../pdp/door";
import { snapshots } from "../pdp/snapshots";
import { writer } from "../pdp/writer";
import { loadBriefing } from "../reviews/briefing";
import { decideReviewOperation, undoReviewDecisionOperation } from "../reviews/operations";
import { loadReviewRow } from "../reviews/review-row";
import { FINGERPRINT, type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { tick } from "../timers/tick";
import { refreshDelegations } from "../trust/refresh-delegations";
import { compareWithHistory } from "./compare-with-history";
import { rebuildProjections } from "./rebuild";

let server: Server;
let house: InvoiceHouse;

const rowsOf = async (table: ReadModel): Promise<string[]> =>
  (
    await pool.query(`select to_jsonb(t)::text as row from "${table}" t where $1 <> 'timer' or to_jsonb(t) ->> 'kind' <> 'lane_boundary' order by 1`, [table])
  ).rows.map(({ row }) => row);
const everything = async () => Object.fromEntries(await Promise.all(READ_MODELS.map(async (table) => [table, await rowsOf(table)] as const)));
const laneTimers = async () =>
  (await pool.query("select ref, due_at from timer where kind = 'lane_boundary' and fired_at is null and cancelled_at is null order by ref")).rows;
const compare = () => consistentRead((sql) => compareWithHistory(sql), { scratch: true });

const write = (work: (tx: Tx) => Promise<void>, at = Date.now()) =>
  transact(at, async (tx) => {
    await tx.moveSnapshot();
    await work(tx);
    await refreshDelegations(tx);
    return ok(null);
  });

async function ask(change: Record<string, unknown> = {}, args: Record<string, unknown> = {}): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/decisions`, {
    method: "POST",
    headers: { authorization: `Bearer ${house.key}`, "content-type": "application/json" },
    body: JSON.stringify({
      agent: "invoice-bot",
      workflow: "supplier-payments",
      action: "payments.release",
      args: { invoice: "INV-1", payee: "north-supply", amountMinor: 42_000, currency: "EUR", ...args },
      context: { poMatch: true, threeWayMatch: true },
      fingerprint: FINGERPRINT,
      supports: ["settlement_hold"],
      ...change,
    }),
  });
  expect(response.status).toBe(200);
}

const suspected = (pactId: InvoiceHouse["pactId"], agentId: InvoiceHouse["agentId"], at: string): TriggerRow => ({
  id: newId("trg", Date.parse(at)),
  kind: "drift_suspected",
  agentId,
  pactId,
  clauseKey: "C-1",
  buildId: null,
  scope: "clause",
  level: "degrade",
  action: { do: "degrade", constraints: [{ kind: "sampled_review", share: 0.1, when: "after" }] },
  openedAt: at,
  openedBy: "system",
  cause: { m: "9.25" },
  reasonCommit: null,
  units: [],
  ownerTeamId: null,
  closedAt: null,
  closedBy: null,
  closedHow: null,
  closeReasonCommit: null,
});

const key = (scopes: KeyActor["scopes"], sourceId: SourceId | null = null): KeyActor => ({
  kind: "key",
  id: "key_test",
  name: "test",
  scopes,
  agentId: null,
  sourceId,
  ratePerMinute: null,
});

async function submit(source: string, result: "pass" | "fail", more: Record<string, unknown> = {}, at = Date.now()): Promise<void> {
  const { rows } = await pool.query("select id from source where slug = $1", [source]);
  const kind = source === "eval-runner" ? "citation-eval" : "po-match-audit";
  const item = { kind, agent: "invoice-bot", fingerprint: FINGERPRINT, observedAt: new Date(at).toISOString(), key: `item-${++items}`, result, ...more };
  expect(await perform(submitEvidenceOperation, key(["evidence"], rows[0].id), item, at)).toMatchObject({ ok: true });
}
let items = 0;

async function approve(by: MemberActor, run: string, change: Partial<DecideReviewInput> = {}): Promise<string> {
  const { rows } = await pool.query("select id from review where run_id = $1", [run]);
  const review = await loadReviewRow(poolSql, rows[0].id);
  if (!review) throw new Error("The item isn't there.");
  const { evidence } = await loadBriefing(poolSql, review, snapshots.current, Date.now());
  const seen = { rowVersion: review.rowVersion, actionDigest: review.actionDigest, evidence: evidence.mark };
  const input = { reviewId: review.id, verb: "approve", reason: "amount_matches", seen, idempotencyKey: `approve-${run}-${by.name}`, ...change };
  expect(await perform(decideReviewOperation, by, input)).toMatchObject({ ok: true });
  return review.id;
}

/** Something of everything: permits, holds, money held, an unknown build, evidence, decided, undone and expired holds, a used grant. */
beforeAll(async () => {
  house = await invoiceHouse();
  await snapshots.reload();
  server = createServer((req, res) => {
    if (!machineDoor(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  await ask();
  await ask({ context: { poMatch: true, threeWayMatch: false } });
  const large = { context: { poMatch: false, threeWayMatch: true } };
  const amounts = { amountMinor: 900_000 };
  for (const run of ["approved", "rejected", "undone", "expired"]) await ask({ runId: run, ...large }, amounts);
  await ask({ fingerprint: "sha256:never-registered" });

  await submit("erp-audit", "pass");
  await submit("eval-runner", "pass", { score: 0.95, cluster: "night", final: false });
  await submit("eval-runner", "fail", { score: 0.25, cluster: "night", final: false });
  await submit("eval-runner", "pass", { score: 0.97, observedAt: "2099-01-01T00:00:00Z" });

  const approved = await approve(house.ana, "approved");
  await approve(house.bo, "approved");
  await approve(house.bo, "rejected", { verb: "reject", reason: "other", note: "The supplier asked for it to be cancelled." });
  await approve(house.ana, "undone");
  const undone = await approve(house.bo, "undone");
  expect(await perform(undoReviewDecisionOperation, house.bo, { reviewId: undone })).toMatchObject({ ok: true });
  await tick(Date.now() + MINUTE);
  const { rows } = await pool.query("select id from approval_grant where review_id = $1", [approved]);
  await ask({ runId: "approved", ...large, grant: rows[0].id }, amounts);

  await write(async (tx) => {
    const trigger = suspected(house.pactId, house.agentId, tx.iso);
    await tx.append({ type: "trigger.opened", chain: house.pactId, at: tx.iso, actor: "system", data: { trigger } });
  });
  await ask();
  await tick(Date.now() + 40 * MINUTE);
});

afterAll(async () => {
  server.close();
  await writer.close();
});

test("the scenario fills the read models it is about", async () => {
  for (const table of [
    "team",
    "agent",
    "build",
    "pact_version",
    "evidence",
    "evidence_link",
    "unit",
    "trigger",
    "delegation",
    "review",
    "approval_grant",
    "settlement",
    "timer",
  ] as const)
    expect(await rowsOf(table), table).not.toEqual([]);
});

test("every read model is what history says it should be", async () => {
  const { entries, rows, differences } = await compare();
  expect(differences).toEqual([]);
  expect(entries).toBeGreaterThan(40);
  expect(rows).toBeGreaterThan(30);
});

test("looking changes nothing, and leaves no table behind", async () => {
  const before = await everything();
  await compare();
  await compare();
  expect(await everything()).toEqual(before);
});

test("a read model that was edited is found, and a rebuild puts it right", async () => {
  const before = await everything();
  const timers = await laneTimers();
  await pool.query("update delegation set lane = 'allow', causes = '[]'");
  await pool.query("delete from trigger");
  await pool.query("update agent set name = 'Nobody'");
  const { differences } = await compare();
  expect(differences.map(({ table, unexpected, absent }) => [table, unexpected, absent])).toEqual([
    ["agent", 1, 1],
    ["trigger", 0, before.trigger?.length],
    ["delegation", before.delegation?.length, before.delegation?.length],
  ]);
  const { rows } = await pool.query("select count(*)::int as entries from history");
  expect(await rebuildProjections(Date.now())).toBe(rows[0].entries);
  expect(await everything()).toEqual(before);
  expect(await laneTimers()).toEqual(timers);
  expect((await compare()).differences).toEqual([]);
});

test("who is written meanwhile waits for the rebuild, and is in it or after it", async () => {
  const team = (slug: string) =>
    write(async (tx) => {
      const id = newId("team", tx.at);
      await tx.append({
        type: "team.created",
        chain: "org",
        at: tx.iso,
        actor: "cli",
        data: { team: { id, slug, name: slug, timezone: "UTC", hours: null, capacityPerHour: null } },
      });
    });
  await Promise.all([team("before"), rebuildProjections(Date.now()), team("during"), team("after")]);
  expect((await compare()).differences).toEqual([]);
  expect((await pool.query("select from team where slug in ('before', 'during', 'after')")).rowCount).toBe(3);
});
