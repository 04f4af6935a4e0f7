import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TriggerRow } from "@/lib/core/projections/rows";
import { ok } from "@/lib/core/result";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { newId } from "../ledger/ids";
import { type Tx, transact } from "../ledger/transact";
import { decideReviewOperation } from "../reviews/operations";
import { FINGERPRINT, type InvoiceHouse, invoiceHouse, writeKey } from "../testing/invoice-house";
import { tick } from "../timers/tick";
import { machineDoor } from "./door";
import { snapshots } from "./snapshots";
import { writer } from "./writer";

let server: Server;
let url: string;
let house: InvoiceHouse;

beforeAll(async () => {
  house = await invoiceHouse();
  await snapshots.reload();
  server = createServer((req, res) => {
    if (!machineDoor(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await writer.close();
});

let invoice = 0;
beforeEach(() => {
  invoice++;
});

const payment = (change: { args?: object; context?: object } & Record<string, unknown> = {}) => {
  const { args, context, ...rest } = change;
  return {
    agent: "invoice-bot",
    workflow: "supplier-payments",
    action: "payments.release",
    args: { invoice: `INV-${invoice}`, payee: "north-supply", amountMinor: 42_000, currency: "EUR", ...args },
    context: { poMatch: true, threeWayMatch: true, ...context },
    fingerprint: FINGERPRINT,
    supports: ["settlement_hold"],
    runId: "run-1",
    ...rest,
  };
};

async function ask(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; answer: Record<string, unknown> & { id: string } }> {
  const response = await fetch(`${url}/api/v1/decisions`, {
    method: "POST",
    headers: { authorization: `Bearer ${house.key}`, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as never };
}

const count = async (table: string): Promise<number> => Number((await pool.query(`select count(*) n from ${table}`)).rows[0].n);

describe("the decision door", () => {
  test("permits what the pact allows, and has it on record before it answers", async () => {
    const { status, answer } = await ask(payment());
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      verdict: "permit",
      lane: "allow",
      constraints: [],
      reason: { code: "ok" },
      next: { do: "proceed" },
      pact: { id: house.pactId, version: 1 },
    });
    const { rows } = await pool.query("select verdict, review_id from decision where id = $1", [answer.id]);
    expect(rows).toEqual([{ verdict: "permit", review_id: null }]);
    const { rows: entries } = await pool.query("select body from history where type = 'decision.made' and pact_id = $1 order by seq desc limit 1", [
      house.pactId,
    ]);
    expect(JSON.parse(entries[0].body).data).toMatchObject({ id: answer.id, verdict: "permit" });
    expect(entries[0].body).not.toContain("north-supply");
  });

  test("holds what is above the limit, once: the same question gets the same hold", async () => {
    const large = payment({ args: { amountMinor: 900_000 }, context: { poMatch: false } });
    const first = await ask(large);
    expect(first.answer).toMatchObject({
      verdict: "hold",
      lane: "escalate",
      reason: { code: "needs_person" },
      next: { do: "wait" },
      hold: { silence: "deny" },
    });
    const again = await ask(large);
    expect(again.answer).toMatchObject({ verdict: "hold", reason: { code: "in_review" }, hold: first.answer.hold });
    const otherRun = await ask({ ...large, runId: "run-2" });
    expect(otherRun.answer.hold).not.toEqual(first.answer.hold);
    const { rows } = await pool.query("select status, tier, queue, amount_minor::int, clause_key from review where id = $1", [
      (first.answer.hold as { id: string }).id,
    ]);
    expect(rows).toEqual([{ status: "open", tier: 2, queue: "payments-ops", amount_minor: 900_000, clause_key: "C-2" }]);
  });

  test("lets fifty askers of one question open one hold", async () => {
    const large = payment({ args: { amountMinor: 800_000 }, context: { poMatch: false } });
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(large)));
    expect(new Set(answers.map(({ answer }) => (answer.hold as { id: string }).id)).size).toBe(1);
  });

  test("denies a payee nobody approved", async () => {
    const { answer } = await ask(payment({ args: { payee: "stranger" } }));
    expect(answer).toMatchObject({ verdict: "deny", reason: { code: "not_allowed" }, next: { do: "stop" } });
  });

  test("holds money instead of refusing, where the clause settles", async () => {
    const { answer } = await ask(payment({ context: { threeWayMatch: false } }));
    expect(answer).toMatchObject({
      verdict: "permit",
      lane: "degrade",
      constraints: [{ kind: "settlement_hold", settlement: expect.stringMatching(/^set_/) }],
    });
    const { rows } = await pool.query("select held::int, state from settlement where decision_id = $1", [answer.id]);
    expect(rows).toEqual([{ held: 42_000, state: "held" }]);
  });

  test("never permits an input that isn't as the action's schema says", async () => {
    const { status, answer } = await ask(payment({ args: { amountMinor: "42000" } }));
    expect(status).toBe(200);
    expect(answer.verdict).toBe("hold");
  });

  test("repeats its answer under an idempotency key, and refuses the key for another question", async () => {
    const headers = { "idempotency-key": `"pay-${invoice}"` };
    const first = await ask(payment(), headers);
    const decisions = await count("decision");
    expect((await ask(payment(), headers)).answer).toEqual(first.answer);
    expect(await count("decision")).toBe(decisions);
    const other = await ask(payment({ args: { amountMinor: 1 } }), headers);
    expect(other).toMatchObject({ status: 422, answer: { type: "urn:lanekeeper:problem:duplicate_key_other_body", verdict: "deny" } });
  });

  test("says of a repeat that outlived a narrowing to ask again", async () => {
    const headers = { "idempotency-key": `narrowed-${invoice}` };
    await ask(payment(), headers);
    await narrowBriefly(house);
    expect((await ask(payment(), headers)).answer).toMatchObject({ verdict: "deny", reason: { code: "ask_again" } });
  });

  test("never answers from the state before a change that was committed, even where nobody told this process", async () => {
    const older = snapshots.current.version;
    // As another process would have it: committed, and this one not told.
    await pool.query("begin; update agent set suspended_at = now(); update snapshot_head set version = version + 1; commit");
    expect(snapshots.current.version).toBe(older);
    const { answer } = await ask(payment());
    expect(answer).toMatchObject({ verdict: "deny", lane: "recover", reason: { code: "recovery_required" } });
    await pool.query("begin; update agent set suspended_at = null; update snapshot_head set version = version + 1; commit");
    expect((await ask(payment())).answer.verdict).toBe("permit");
  });

  test.each([
    ["no key", payment(), { authorization: "" }, 401, undefined],
    ["an unknown key", payment(), { authorization: `Bearer lk_${"x".repeat(43)}` }, 401, undefined],
    ["another agent's name", payment({ agent: "other-bot" }), {}, 403, "agent"],
    ["text that isn't JSON", "{", {}, 400, "body"],
    ["a list", "[]", {}, 400, "body"],
    ["an unknown field", payment({ please: true }), {}, 400, "please"],
    ["args that aren't an object", payment({ args: undefined, action: 7 }), {}, 400, "action"],
    ["a number beyond JSON", JSON.stringify(payment()).replace("42000", "1e999"), {}, 400, "args"],
    ["a lone surrogate", JSON.stringify(payment()).replace("north-supply", "\\ud800"), {}, 400, "args"],
    ["forty levels", payment({ context: { deep: JSON.parse(`${"[".repeat(40)}${"]".repeat(40)}`) } }), {}, 400, "body"],
    ["300 KB", payment({ context: { note: "x".repeat(300_000) } }), {}, 413, undefined],
  ])("refuses %s, naming the field, and changes nothing", async (_what, body, headers, status, field) => {
    const before = await count("history");
    const refused = await ask(body, headers as never);
    expect(refused.status).toBe(status);
    expect(refused.answer).toMatchObject({ status, verdict: "deny", type: expect.stringContaining("urn:lanekeeper:problem:") });
    if (field) expect(Object.keys(refused.answer.fields as object)).toContain(field);
    expect(await count("history")).toBe(before);
  });

  test("records a decision per request when hundreds come at once, in one unbroken chain", async () => {
    const before = await count("decision");
    const answers = await Promise.all(Array.from({ length: 300 }, (_, i) => ask(payment({ args: { invoice: `MANY-${i}` } }))));
    expect(new Set(answers.map(({ answer }) => answer.verdict))).toEqual(new Set(["permit"]));
    expect(await count("decision")).toBe(before + 300);
    const { rows } = await pool.query("select count(*) n, max(seq) top from history where pact_id = $1", [house.pactId]);
    expect(rows[0].n).toBe(rows[0].top);
  });

  test("lets an approval through once: of twenty uses at the same moment one is permitted", async () => {
    const large = payment({ args: { amountMinor: 60_000, invoice: `GRANT-${invoice}` } });
    await narrowTo(house, 50_000);
    const held = await ask(large);
    expect(held.answer).toMatchObject({ verdict: "hold", lane: "escalate" });
    const grant = await approved((held.answer.hold as { id: string }).id);
    const uses = await Promise.all(Array.from({ length: 20 }, () => ask({ ...large, grant })));
    const verdicts = uses.map(({ answer }) => `${answer.verdict} ${(answer.reason as { code: string }).code}`);
    expect(verdicts.filter((verdict) => verdict.startsWith("permit"))).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === "deny grant_used")).toHaveLength(19);
  });

  test("never lets an approval stand for another amount, or for what nobody granted", async () => {
    const large = payment({ args: { amountMinor: 61_000, invoice: `OTHER-${invoice}` } });
    const held = await ask(large);
    const grant = await approved((held.answer.hold as { id: string }).id);
    expect((await ask({ ...large, args: { ...large.args, amountMinor: 61_001 }, grant })).answer).toMatchObject({
      verdict: "deny",
      reason: { code: "grant_void" },
    });
    expect((await ask({ ...large, grant: "grt_nobodygrantedthis" })).answer).toMatchObject({ verdict: "deny", reason: { code: "grant_void" } });
  });

  test("refuses what comes too fast with a denial, opens nothing, and leaves one line in history", async () => {
    const slow = await transact(Date.now(), async (tx) => {
      await tx.moveSnapshot();
      return ok(await writeKey(tx, house.agentId, ["decide"], 2));
    });
    if (!slow.ok) throw new Error("no key");
    const reviews = await count("review");
    const large = payment({ args: { amountMinor: 700_000 }, context: { poMatch: false } });
    const headers = { authorization: `Bearer ${slow.value}` };
    const answers = [await ask(payment(), headers), await ask(payment(), headers), await ask(large, headers), await ask(large, headers)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
    expect(answers[3]?.answer).toMatchObject({ verdict: "deny", type: "urn:lanekeeper:problem:rate_limited" });
    expect(await count("review")).toBe(reviews);
    await expect.poll(() => count("history where type = 'exception.opened'")).toBe(1);
  });

  test("takes an outcome once, and the same report again", async () => {
    const { answer } = await ask(payment());
    const report = (execution: string) =>
      fetch(`${url}/api/v1/decisions/${answer.id}/outcome`, {
        method: "POST",
        headers: { authorization: `Bearer ${house.key}` },
        body: JSON.stringify({ execution }),
      });
    expect(await (await report("unknown")).json()).toEqual({ id: answer.id, execution: "unknown" });
    expect(await (await report("executed")).json()).toEqual({ id: answer.id, execution: "executed" });
    expect((await report("executed")).status).toBe(200);
    expect((await report("failed")).status).toBe(409);
    expect((await report("perhaps")).status).toBe(400);
  });
});

/** An approval as a person gives it, with the undo window over. */
async function approved(reviewId: string): Promise<string> {
  const { rows } = await pool.query("select row_version, action_digest from review where id = $1", [reviewId]);
  const seen = { rowVersion: rows[0].row_version, actionDigest: rows[0].action_digest, evidence: null };
  const decided = await perform(decideReviewOperation, house.bo, {
    reviewId,
    verb: "approve",
    reason: "amount_matches",
    seen,
    idempotencyKey: `approve-${reviewId}`,
  });
  expect(decided).toMatchObject({ ok: true });
  await tick(Date.now() + 60_000);
  const grants = await pool.query("select id from approval_grant where review_id = $1", [reviewId]);
  return grants.rows[0].id;
}

/** Somebody narrows the agent to a cap, for the rest of this file. */
async function narrowTo(home: InvoiceHouse, amountMinor: number): Promise<void> {
  await transact(Date.now(), async (tx) => {
    await tx.moveSnapshot();
    const trigger: TriggerRow = {
      ...byHand(home, tx),
      action: { do: "degrade", constraints: [{ kind: "cap_amount", amountMinor, currency: "EUR" }] },
      level: "degrade",
    };
    await tx.append({ type: "trigger.opened", chain: home.pactId, at: tx.iso, actor: "cli", data: { trigger } });
    return ok(null);
  });
}

async function narrowBriefly(home: InvoiceHouse): Promise<void> {
  await transact(Date.now(), async (tx) => {
    await tx.moveSnapshot();
    const trigger = byHand(home, tx);
    const by = { chain: home.pactId, at: tx.iso, actor: "cli" } as const;
    await tx.append({ ...by, type: "trigger.opened", data: { trigger } });
    await tx.append({ ...by, type: "trigger.closed", data: { trigger: trigger.id, agent: home.agentId, how: "closed", secondPerson: null, reason: null } });
    return ok(null);
  });
}

const byHand = (home: InvoiceHouse, tx: Tx): TriggerRow => ({
  id: newId("trg", tx.at),
  kind: "manual",
  agentId: home.agentId,
  pactId: home.pactId,
  clauseKey: null,
  buildId: null,
  scope: "pact",
  level: "escalate",
  action: { do: "review" },
  openedAt: tx.iso,
  openedBy: "cli",
  cause: {},
  reasonCommit: null,
  units: [],
  ownerTeamId: null,
  closedAt: null,
  closedBy: null,
  closedHow: null,
  closeReasonCommit: null,
});
