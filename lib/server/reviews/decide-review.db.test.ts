import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DecideReviewInput } from "@/lib/contract/reviews";
import { ok } from "@/lib/core/result";
import { type Instant, MINUTE, SECOND } from "@/lib/core/time";
import type { MemberActor } from "../auth/actor";
import { pool } from "../db/pool";
import { poolSql } from "../db/pool-sql";
import { perform } from "../entry/perform";
import { transact } from "../ledger/transact";
import { hub } from "../live/hub";
import { snapshots } from "../pdp/snapshots";
import { writer } from "../pdp/writer";
import { actorOfKey, askDoor, bigPayment, holdPayment } from "../testing/held-payment";
import { type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { loadBriefing } from "./briefing";
import { grantExpired } from "./grant-expired";
import { holdDue } from "./hold-due";
import { loadHold } from "./load-hold";
import {
  claimReviewOperation,
  decideReviewOperation,
  releaseReviewOperation,
  takeOverReviewOperation,
  undoReviewDecisionOperation,
  withdrawHoldOperation,
} from "./operations";
import { loadReviewRow } from "./review-row";
import { undoOver } from "./undo-over";

let house: InvoiceHouse;
beforeAll(async () => {
  house = await invoiceHouse();
  await hub.start();
  await snapshots.start();
});
afterAll(async () => {
  snapshots.stop();
  await writer.close();
});

const keyActor = () => actorOfKey(house.key);
const ask = (body: object) => askDoor(house, body);
const held = (groups: string[] = []) => holdPayment(house, { groups });

async function row(id: string) {
  const found = await loadReviewRow(poolSql, id);
  if (!found) throw new Error("The item isn't there.");
  return found;
}

async function decision(id: string, change: Partial<DecideReviewInput> = {}): Promise<DecideReviewInput> {
  const review = await row(id);
  const briefing = await loadBriefing(poolSql, review, snapshots.current, Date.now());
  return {
    reviewId: id,
    verb: "approve",
    reason: "amount_matches",
    seen: { rowVersion: review.rowVersion, actionDigest: review.actionDigest, evidence: briefing.evidence.mark },
    idempotencyKey: `key-${Math.random().toString(36).slice(2)}`,
    ...change,
  };
}

const decide = async (by: MemberActor, id: string, change: Partial<DecideReviewInput> = {}, at?: Instant) =>
  perform(decideReviewOperation, by, await decision(id, change), at);
const undo = (by: MemberActor, id: string, at?: Instant) => perform(undoReviewDecisionOperation, by, { reviewId: id }, at);
/** Runs a timer's handler at an instant, as the clock would. */
const fire = <R extends string>(handler: (tx: Parameters<Parameters<typeof transact>[1]>[0], ref: R) => Promise<void>, ref: R, at: Instant) =>
  transact(at, async (tx) => {
    await handler(tx, ref);
    return ok(null);
  });
const hold = (id: string, at: Instant = Date.now()) => loadHold(poolSql, keyActor(), id, at);
const entries = async (id: string, type: string) =>
  (await pool.query("select count(*)::int as n from history where type = $1 and position($2 in body) > 0", [type, id])).rows[0].n as number;
const dueAt = async (id: string): Promise<Instant> => Date.parse((await row(id)).dueAt);
const effectiveAt = async (id: string): Promise<Instant> => Date.parse((await row(id)).effectiveAt ?? "");

describe("the road of an approval", () => {
  test("a held payment is approved, its grant minted when the undo window ends, used once, and then it is spent", async () => {
    const body = bigPayment();
    const first = await ask(body);
    expect(first).toMatchObject({ verdict: "hold", next: { do: "wait" } });
    const id = first.hold?.id ?? "";
    await pool.query("update review set frozen = jsonb_set(frozen, '{groups}', '[]') where id = $1", [id]);
    expect(await decide(house.bo, id)).toMatchObject({ ok: true, value: { status: "approved_pending" } });
    expect(await hold(id)).toMatchObject({ status: "open", reason: { code: "in_review" }, next: { do: "wait", hold: id } });

    await fire(undoOver, id as "rev_x", await effectiveAt(id));
    const collected = await hold(id);
    expect(collected).toMatchObject({ status: "approved", reason: { code: "ok" }, next: { do: "ask_again" }, conditions: [] });
    const again = await ask({ ...body, grant: collected?.grant });
    expect(again).toMatchObject({ verdict: "permit", reason: { code: "ok" } });
    expect(await ask({ ...body, grant: collected?.grant })).toMatchObject({ verdict: "deny", reason: { code: "grant_used" } });
    expect(await hold(id)).toMatchObject({ status: "approved", reason: { code: "grant_used" }, next: { do: "stop" } });
    // The clock comes late and finds nothing to do.
    await fire(undoOver, id as "rev_x", Date.now() + MINUTE);
    expect(await entries(id, "grant.minted")).toBe(1);
  });

  test("an approval on conditions carries them to the agent", async () => {
    const id = await held();
    await decide(house.bo, id, { verb: "conditions", reason: "callback" });
    await fire(undoOver, id as "rev_x", await effectiveAt(id));
    expect(await hold(id)).toMatchObject({ status: "approved_with_conditions", reason: { code: "narrowed" }, conditions: [{ kind: "callback_required" }] });
  });

  test("a grant that nobody used in time is over", async () => {
    const id = await held();
    await decide(house.bo, id);
    await fire(undoOver, id as "rev_x", await effectiveAt(id));
    const grant = (await hold(id))?.grant as `grt_${string}`;
    await fire(grantExpired, grant, Date.now() + 31 * MINUTE);
    await fire(grantExpired, grant, Date.now() + 32 * MINUTE);
    expect(await entries(grant, "grant.expired")).toBe(1);
    expect(await hold(id)).toMatchObject({ status: "approved", reason: { code: "grant_void" }, next: { do: "ask_again" } });
  });

  test("two groups must both approve, by two people, and the first approval leaves the item open", async () => {
    const id = await held(["payments-ops", "finance-leads"]);
    expect(await decide(house.ana, id)).toMatchObject({ ok: true, value: { status: "open" } });
    expect(await decide(house.ana, id)).toMatchObject({ ok: false, refusal: "second_eyes_needed" });
    expect(await decide(house.bo, id)).toMatchObject({ ok: true, value: { status: "approved_pending", stillNeeded: [] } });
  });

  test("an agent suspended while the undo window runs gets no grant, and the item says why", async () => {
    const id = await held();
    await decide(house.bo, id);
    await pool.query("update agent set suspended_at = now() where id = $1", [house.agentId]);
    await fire(undoOver, id as "rev_x", await effectiveAt(id));
    await pool.query("update agent set suspended_at = null where id = $1", [house.agentId]);
    expect(await hold(id)).toMatchObject({ status: "void", reason: { code: "grant_void" }, next: { do: "ask_again" } });
    expect(await entries(id, "grant.minted")).toBe(0);
  });
});

describe("two people at once", () => {
  test("of two decisions one is made, and the other hears whose it was", async () => {
    const id = await held();
    const [approve, reject] = [await decision(id), await decision(id, { verb: "reject", reason: "amount_wrong" })];
    const answers = await Promise.all([perform(decideReviewOperation, house.ana, approve), perform(decideReviewOperation, house.bo, reject)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const winner = answers[0]?.ok ? "Ana" : "Bo";
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: "already_decided", fields: { by: winner } });
    expect(await entries(id, "review.decided")).toBe(1);
  });

  test("a decision sent twice is made once, and answered twice alike", async () => {
    const id = await held();
    const sent = await decision(id);
    const answers = await Promise.all([perform(decideReviewOperation, house.bo, sent), perform(decideReviewOperation, house.bo, sent)]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await entries(id, "review.decided")).toBe(1);
    expect(await perform(decideReviewOperation, house.bo, { ...sent, verb: "reject", reason: "amount_wrong" })).toMatchObject({
      refusal: "duplicate_key_other_body",
    });
  });

  test("a decision and the deadline: whichever is first, the other does nothing", async () => {
    const id = await held();
    const due = await dueAt(id);
    const answers = await Promise.all([decide(house.bo, id, {}, due - 1), fire(holdDue, id as "rev_x", due)]);
    const { status } = await row(id);
    if (answers[0].ok) expect(status).toBe("approved_pending");
    else expect([answers[0].refusal, status]).toEqual(["review_expired", "expired"]);
    expect(await decide(house.ana, id, {}, due)).toMatchObject({ ok: false });
  });

  test("undo and the end of the window: either the grant exists or the item waits again", async () => {
    const id = await held();
    await decide(house.bo, id);
    const end = await effectiveAt(id);
    const [undone] = await Promise.all([undo(house.bo, id, end - 1), fire(undoOver, id as "rev_x", end)]);
    const minted = await entries(id, "grant.minted");
    expect([undone.ok, minted, (await row(id)).status]).toEqual(undone.ok ? [true, 0, "open"] : [false, 1, "approved"]);
    if (!undone.ok) expect(undone.refusal).toBe("undo_over");
  });

  test("only one of two claims is acquired, and the other hears who is deciding", async () => {
    const id = await held();
    const answers = await Promise.all([perform(claimReviewOperation, house.ana, { reviewId: id }), perform(claimReviewOperation, house.bo, { reviewId: id })]);
    const values = answers.map((answer) => (answer.ok ? answer.value : null));
    expect(values.filter((value) => value?.acquired)).toHaveLength(1);
    const holder = values.find((value) => value?.acquired);
    expect(values.find((value) => !value?.acquired)).toMatchObject({ acquired: false, heldBy: holder?.heldBy, token: null });
  });
});

describe("claims", () => {
  test("are renewed by claiming again, end by release or with time, and are taken over with a reason", async () => {
    const id = await held();
    const at = Date.now();
    const claim = (by: MemberActor, when: Instant) => perform(claimReviewOperation, by, { reviewId: id }, when);
    const first = await claim(house.ana, at);
    const renewed = await claim(house.ana, at + 30 * SECOND);
    expect(first.ok && renewed.ok && first.value.token === renewed.value.token && renewed.value.expiresAt > first.value.expiresAt).toBe(true);
    expect(await claim(house.bo, at + MINUTE)).toMatchObject({ value: { acquired: false, heldBy: "Ana" } });

    const mine = await decision(id, { claimToken: (first.ok && first.value.token) || undefined });
    expect(await perform(takeOverReviewOperation, house.bo, { reviewId: id, reason: "Ana is at lunch" }, at + MINUTE)).toMatchObject({
      value: { acquired: true, heldBy: "Bo" },
    });
    expect(await entries(id, "review.taken_over")).toBe(1);
    expect(await perform(decideReviewOperation, house.ana, mine, at + MINUTE)).toMatchObject({ refusal: "claim_lost", fields: { by: "Bo" } });

    await perform(releaseReviewOperation, house.ana, { reviewId: id });
    expect(await claim(house.ana, at + MINUTE)).toMatchObject({ value: { acquired: false } });
    expect(await claim(house.ana, at + 4 * MINUTE)).toMatchObject({ value: { acquired: true, heldBy: "Ana" } });
  });

  test("stop nobody who never held one from deciding", async () => {
    const id = await held();
    await perform(claimReviewOperation, house.ana, { reviewId: id });
    expect(await decide(house.bo, id)).toMatchObject({ ok: true });
  });

  test("aren't for those who can't decide", async () => {
    const id = await held();
    expect(await perform(claimReviewOperation, house.tess, { reviewId: id })).toMatchObject({ refusal: "not_eligible" });
  });
});

describe("silence", () => {
  test("denies with an exception, once, and the waiting agent hears it", async () => {
    const id = await held();
    const due = await dueAt(id);
    await fire(holdDue, id as "rev_x", due);
    await fire(holdDue, id as "rev_x", due + SECOND);
    expect(await hold(id)).toMatchObject({ status: "expired", reason: { code: "expired" }, next: { do: "stop" } });
    expect(await entries(id, "exception.opened")).toBe(1);
  });

  test("before its time does nothing", async () => {
    const id = await held();
    await fire(holdDue, id as "rev_x", (await dueAt(id)) - 1);
    expect((await row(id)).status).toBe("open");
  });

  test("says so where nobody could have answered", async () => {
    const id = await held();
    await pool.query("update member set disabled_at = now()");
    await fire(holdDue, id as "rev_x", await dueAt(id));
    await pool.query("update member set disabled_at = null");
    expect(await hold(id)).toMatchObject({ status: "no_reviewer" });
  });

  test("that hands up moves the queue and its deadline, and the next team decides", async () => {
    const id = await held();
    await pool.query('update review set frozen = frozen || \'{"silence":"hand_up"}\' where id = $1', [id]);
    const due = await dueAt(id);
    await fire(holdDue, id as "rev_x", due);
    expect(await row(id)).toMatchObject({ status: "open", queue: "finance-leads", handUpLevel: 1 });
    expect(await decide(house.bo, id)).toMatchObject({ refusal: "not_eligible" });
    expect(await decide(house.tess, id)).toMatchObject({ ok: true });
  });

  test("that keeps holding sets one more deadline", async () => {
    const id = await held();
    await pool.query("update review set hold_until = opened_at + interval '5 days', frozen = frozen || '{\"silence\":\"keep_holding\"}' where id = $1", [id]);
    await fire(holdDue, id as "rev_x", await dueAt(id));
    const kept = await row(id);
    expect([kept.status, kept.dueAt]).toEqual(["open", kept.holdUntil]);
    await fire(holdDue, id as "rev_x", await dueAt(id));
    expect((await row(id)).status).toBe("expired");
  });
});

describe("an undone approval", () => {
  test("leaves the item waiting as it stood, to be decided anew", async () => {
    const id = await held();
    await decide(house.bo, id);
    expect(await undo(house.ana, id)).toMatchObject({ refusal: "not_your_decision" });
    expect(await undo(house.bo, id)).toMatchObject({ ok: true });
    await fire(undoOver, id as "rev_x", Date.now() + MINUTE);
    expect(await entries(id, "grant.minted")).toBe(0);
    expect(await decide(house.bo, id, { verb: "reject", reason: "amount_wrong" })).toMatchObject({ ok: true, value: { status: "rejected" } });
    const { rows } = await pool.query("select count(*)::int as n from timer where ref = $1 and fired_at is null and cancelled_at is null", [id]);
    expect(rows[0].n).toBe(0);
  });
});

test("a narrower request comes back with bounds that name registered counterparties only", async () => {
  const id = await held();
  expect(await decide(house.bo, id, { verb: "narrower", reason: "fewer_recipients", bounds: { counterparties: ["someone@private.example"] } })).toMatchObject({
    refusal: "bad_request",
  });
  await decide(house.bo, id, { verb: "narrower", reason: "smaller_amount", bounds: { amountMinor: 400_000 } });
  expect(await hold(id)).toMatchObject({
    status: "sent_back",
    reason: { code: "use_narrower" },
    next: { do: "use_narrower", bounds: [{ kind: "cap_amount", amountMinor: 400_000, currency: "EUR" }] },
  });
});

test("an agent withdraws its own hold, and nobody else's", async () => {
  const id = await held();
  const stranger = { ...keyActor(), agentId: "agt_other" as const };
  expect(await perform(withdrawHoldOperation, stranger, { reviewId: id })).toMatchObject({ refusal: "not_found" });
  expect(await perform(withdrawHoldOperation, keyActor(), { reviewId: id })).toMatchObject({ ok: true });
  expect(await perform(withdrawHoldOperation, keyActor(), { reviewId: id })).toMatchObject({ ok: true });
  expect(await decide(house.bo, id)).toMatchObject({ refusal: "changed_meanwhile" });
});

test("a note is kept apart from history, which holds only its commitment", async () => {
  const id = await held();
  await decide(house.bo, id, { verb: "reject", reason: "other", note: "Ms Example said it was never ordered" });
  const { rows } = await pool.query("select body from history where type = 'review.decided' and position($1 in body) > 0", [id]);
  expect(rows[0].body).not.toContain("Ms Example");
  expect(rows[0].body).toMatch(/"noteCommit":"[0-9a-f]{64}"/);
});

test("evidence that says something else meanwhile refuses an approval, and not a rejection", async () => {
  const id = await held();
  const before = await decision(id);
  const stale = { ...before, seen: { ...before.seen, evidence: "sha256:another" } };
  expect(await perform(decideReviewOperation, house.bo, stale)).toMatchObject({ refusal: "evidence_changed" });
  expect(await perform(decideReviewOperation, house.bo, { ...stale, verb: "reject", reason: "evidence_insufficient" })).toMatchObject({ ok: true });
});
