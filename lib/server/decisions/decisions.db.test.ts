import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { KeyActor } from "../auth/actor";
import { pool } from "../db/pool";
import { answerDecision } from "../pdp/answer-decision";
import { readAsk } from "../pdp/read-ask";
import { snapshots } from "../pdp/snapshots";
import { writer } from "../pdp/writer";
import { FINGERPRINT, type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { listDecisions } from "./list-decisions";
import { loadDecision } from "./load-decision";

let house: InvoiceHouse;
let actor: KeyActor;
const ids: string[] = [];

beforeAll(async () => {
  house = await invoiceHouse();
  await snapshots.reload();
  const { rows } = await pool.query("select id from key");
  actor = { kind: "key", id: rows[0].id, name: "test", scopes: ["decide"], agentId: house.agentId, sourceId: null, ratePerMinute: null };
  ids.push(
    (await ask()).id,
    (await ask({ amountMinor: 900_000, invoice: "INV-2" }, { poMatch: false })).id,
    (await ask({ payee: "<b>stranger</b>", invoice: "INV-3" })).id,
  );
});
afterAll(() => writer.close());

async function ask(args: object = {}, context: object = {}): Promise<DecisionAnswer> {
  const asked = readAsk({
    agent: "invoice-bot",
    workflow: "supplier-payments",
    action: "payments.release",
    args: { invoice: "INV-1", payee: "north-supply", amountMinor: 42_000, currency: "EUR", ...args },
    context: { poMatch: true, threeWayMatch: true, ...context },
    fingerprint: FINGERPRINT,
    runId: "run-1",
  });
  if (!asked.ok) throw new Error(JSON.stringify(asked));
  const answer = await answerDecision(asked.value, actor, null);
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value;
}

describe("the list of decisions", () => {
  test("is newest first, each with the reason that weighed most", async () => {
    const { rows, older } = await listDecisions(house.ana, { agent: "invoice-bot" });
    expect(rows.map(({ id, verdict, code }) => [id, verdict, code])).toEqual([
      [ids[2], "deny", "not_allowed"],
      [ids[1], "hold", "needs_person"],
      [ids[0], "permit", "ok"],
    ]);
    expect(rows[1]).toMatchObject({
      reason: { kind: "condition_not_met", clause: "C-2" },
      amount: { minor: 900_000, currency: "EUR" },
      reviewId: expect.stringMatching(/^rev_/),
    });
    expect(rows[2]).toMatchObject({ reason: null, execution: "none", lane: "allow" });
    expect(older).toBeNull();
  });

  test("is narrowed to an agent and a verdict, and read a page at a time", async () => {
    expect((await listDecisions(house.ana, { verdict: "hold" })).rows.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await listDecisions(house.ana, { agent: "nobody" })).rows).toEqual([]);
    const first = await listDecisions(house.ana, {}, 2);
    expect(first.older).toBe(ids[1]);
    const next = await listDecisions(house.ana, { before: first.older ?? undefined }, 2);
    expect(next.rows.map(({ id }) => id)).toEqual([ids[0]]);
    expect(next.older).toBeNull();
  });
});

describe("one decision", () => {
  test("cites the pact, its reasons with the values they were judged on, and the way back", async () => {
    const found = await loadDecision(house.ana, ids[1] ?? "");
    expect(found).toMatchObject({
      verdict: "hold",
      agentName: "Invoice bot",
      build: "1",
      fingerprint: FINGERPRINT,
      runId: "run-1",
      key: "test",
      pact: { slug: "invoice-payments", version: 1 },
      path: ["change_request:C-2"],
      reasons: [{ kind: "condition_not_met", pact: "Paying supplier invoices", floor: "hold", hard: true }],
    });
    expect(JSON.stringify(found?.reasons[0]?.facts)).toContain("900000");
  });

  test("shows what was asked from the bytes that were decided", async () => {
    const found = await loadDecision(house.ana, ids[2] ?? "");
    expect(found?.request).toMatchObject({ args: { payee: "<b>stranger</b>" }, context: { poMatch: true } });
  });

  test("whose text was erased still says what it decided", async () => {
    await pool.query(
      "update private_text set value = null, salt = null, erased_at = now() where commit = (select request_commit from decision where id = $1)",
      [ids[0]],
    );
    expect(await loadDecision(house.ana, ids[0] ?? "")).toMatchObject({ verdict: "permit", request: null, fingerprint: null });
  });

  test("that was never made isn't there", async () => {
    expect(await loadDecision(house.ana, "dec_none")).toBeNull();
  });
});
