import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/core/time";
import { CLI, type KeyActor } from "../auth/actor";
import { registerBuildOperation } from "../builds/register-build";
import { verifyBuildOperation } from "../builds/verify-build";
import { pool } from "../db/pool";
import { poolSql } from "../db/pool-sql";
import { perform } from "../entry/perform";
import { submitEvidenceOperation } from "../evidence/submit-evidence";
import { snapshots } from "../pdp/snapshots";
import { writer } from "../pdp/writer";
import { loadBriefing } from "../reviews/briefing";
import { decideReviewOperation, undoReviewDecisionOperation } from "../reviews/operations";
import { loadReviewRow } from "../reviews/review-row";
import { askDoor, bigPayment, holdPayment } from "../testing/held-payment";
import { type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { tick } from "./tick";

let house: InvoiceHouse;
let began: Instant;

beforeAll(async () => {
  began = Date.now();
  house = await invoiceHouse({ at: began, proofAge: HOUR });
  await snapshots.reload();
});
afterAll(async () => {
  await writer.close();
});

async function item(id: string) {
  const row = await loadReviewRow(poolSql, id);
  if (!row) throw new Error("The item isn't there.");
  return row;
}

async function approve(id: string): Promise<Instant> {
  const review = await item(id);
  const { evidence } = await loadBriefing(poolSql, review, snapshots.current, Date.now());
  const seen = { rowVersion: review.rowVersion, actionDigest: review.actionDigest, evidence: evidence.mark };
  const input = { reviewId: id, verb: "approve", reason: "amount_matches", seen, idempotencyKey: `approve-${id}-${review.rowVersion}` };
  expect(await perform(decideReviewOperation, house.bo, input)).toMatchObject({ ok: true, value: { status: "approved_pending" } });
  return Date.parse((await item(id)).effectiveAt ?? "");
}

type Entry = { at: string; data: Record<string, unknown> };
/** Entries of a type that name something, oldest first. */
async function entries(type: string, about: string): Promise<Entry[]> {
  const { rows } = await pool.query<{ body: string }>("select body from history where type = $1 and position($2 in body) > 0 order by recorded_at, seq", [
    type,
    about,
  ]);
  return rows.map(({ body }) => JSON.parse(body) as Entry);
}

/** Another build of the agent, vouched for, with a passing proof for every clause, all observed at one instant. */
async function proveBuild(label: string, observed: Instant): Promise<string> {
  const scope = { actions: ["*"], tools: [], counterparties: ["*"] };
  const fingerprint = `sha256:build-${label}`;
  const made = await perform(registerBuildOperation, CLI, { agent: "invoice-bot", label, fingerprint, declaredScope: scope }, observed);
  if (!made.ok) throw new Error(made.refusal);
  expect(await perform(verifyBuildOperation, CLI, { buildId: made.value.id, verifiedScope: scope }, observed)).toMatchObject({ ok: true });
  for (const clause of invoicePact.clauses)
    for (const { kind, sources } of clause.evidence) {
      const item = { kind, agent: "invoice-bot", fingerprint, observedAt: iso(observed), key: `${label}-${kind}`, result: "pass", score: 1 };
      expect(await perform(submitEvidenceOperation, await sourceKey(sources[0] ?? ""), item, observed)).toMatchObject({ ok: true });
    }
  return made.value.id;
}

async function sourceKey(slug: string): Promise<KeyActor> {
  const { rows } = await pool.query("select id from source where slug = $1", [slug]);
  return { kind: "key", id: "key_test", name: "test", scopes: ["evidence"], agentId: null, sourceId: rows[0].id, ratePerMinute: 0 };
}

const atOnce = async (clocks: number, at: Instant): Promise<number> => {
  const fired = await Promise.all(Array.from({ length: clocks }, () => tick(at)));
  return fired.reduce((sum, one) => sum + one, 0);
};
const iso = (at: Instant): string => new Date(at).toISOString();

// In the order of their instants: what has been decided on a later clock isn't undone by an earlier one.
describe("the undo window", () => {
  test("mints the grant of an approval when it ends, not a moment before, and once however many clocks tick", async () => {
    const id = await holdPayment(house);
    const ends = await approve(id);
    expect(await tick(ends - 1)).toBe(0);
    expect(await entries("grant.minted", id)).toHaveLength(0);
    expect(await atOnce(4, ends)).toBe(1);
    expect(await entries("grant.minted", id)).toHaveLength(1);
    expect(await entries("timer.fired", id)).toMatchObject([{ data: { kind: "undo_over", ref: id, dueAt: iso(ends) } }]);
    expect((await item(id)).status).toBe("approved");
    expect(await tick(ends + 1)).toBe(0);
  });

  test("mints nothing for an approval that was taken back in it, and ends at the new window when it is approved again", async () => {
    const id = await holdPayment(house);
    const first = await approve(id);
    expect(await perform(undoReviewDecisionOperation, house.bo, { reviewId: id })).toMatchObject({ ok: true });
    await tick(first);
    expect(await entries("grant.minted", id)).toHaveLength(0);
    expect((await item(id)).status).toBe("open");
    const second = await approve(id);
    await atOnce(2, second);
    expect(await entries("grant.minted", id)).toHaveLength(1);
  });
});

describe("the deadline of a held action", () => {
  test("applies the frozen silence once, however many clocks tick, and says so in history", async () => {
    const id = await holdPayment(house);
    const due = Date.parse((await item(id)).dueAt);
    await tick(due - 1);
    expect((await item(id)).status).toBe("open");
    await atOnce(4, due);
    expect((await item(id)).status).toBe("expired");
    expect(await entries("review.outcome", id)).toMatchObject([{ data: { status: "expired", why: "silence" } }]);
    expect(await entries("exception.opened", id)).toMatchObject([{ data: { kind: "silence_default" } }]);
    expect(await entries("timer.fired", id)).toHaveLength(1);
  });

  test("passes by an item that was decided in time", async () => {
    const id = await holdPayment(house);
    const due = Date.parse((await item(id)).dueAt);
    await tick(await approve(id));
    await tick(due);
    expect((await item(id)).status).toBe("approved");
  });
});

test("a grant that nobody used is over at its instant, once", async () => {
  const id = await holdPayment(house);
  await tick(await approve(id));
  const { rows } = await pool.query<{ id: string; expires_at: Date }>("select id, expires_at from approval_grant where review_id = $1", [id]);
  const [grant] = rows;
  await tick((grant?.expires_at.getTime() ?? 0) - 1);
  expect(await entries("grant.expired", grant?.id ?? "")).toHaveLength(0);
  await atOnce(3, grant?.expires_at.getTime() ?? 0);
  expect(await entries("grant.expired", grant?.id ?? "")).toHaveLength(1);
});

test("what fell due while no clock ticked is done by the first tick after it", async () => {
  const ids = [await holdPayment(house), await holdPayment(house), await holdPayment(house)];
  const due = Math.max(...(await Promise.all(ids.map(async (id) => Date.parse((await item(id)).dueAt)))));
  const fired = await tick(due + 5 * MINUTE);
  expect(fired).toBeGreaterThanOrEqual(3);
  for (const id of ids) {
    expect((await item(id)).status).toBe("expired");
    expect(await entries("timer.fired", id)).toHaveLength(1);
  }
});

test("a timer that can't fire keeps none of the others from firing, and the tick says that it failed", async () => {
  const [broken, sound] = [await holdPayment(house), await holdPayment(house)];
  const due = Math.max(Date.parse((await item(broken)).dueAt), Date.parse((await item(sound)).dueAt));
  const { frozen } = await item(broken);
  await pool.query("update review set frozen = 'null' where id = $1", [broken]);
  await expect(tick(due)).rejects.toThrow();
  expect((await item(sound)).status).toBe("expired");
  expect(await entries("timer.fired", broken)).toHaveLength(0);

  await pool.query("update review set frozen = $2 where id = $1", [broken, frozen]);
  expect(await tick(due)).toBe(1);
  expect((await item(broken)).status).toBe("expired");
});

describe("a lane that changes by time alone", () => {
  // C-1's proof is an hour old at the beginning; its window is four hours. C-2's, C-4's windows are a day.
  const lapse = () => began + 3 * HOUR;
  const lanes = () => entries("lane.changed", house.agentId);
  const latest = async () => (await lanes()).at(-1);

  test("stays until its boundary, then is written down once with the instant at which it took effect", async () => {
    await tick(lapse() - 1);
    expect(await latest()).toMatchObject({ data: { to: "allow" } });
    const before = (await lanes()).length;
    await atOnce(4, lapse() + 4000);
    expect((await lanes()).slice(before)).toMatchObject([
      { at: iso(lapse() + 4000), data: { from: "allow", to: "escalate", since: iso(lapse()), causes: [{ kind: "evidence_stale", clause: "C-1" }] } },
    ]);
    const { rows } = await pool.query("select count(*)::int as n from timer where kind = 'lane_boundary' and fired_at is not null");
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("is written down with its own instant even where one tick comes late for several", async () => {
    const [early, late] = [await proveBuild("2", began + 30 * MINUTE), await proveBuild("3", began + 40 * MINUTE)];
    const before = (await lanes()).length;
    await tick(began + 5 * HOUR);
    const changes = (await lanes()).slice(before).map(({ data: { build, from, to, since } }) => ({ build, from, to, since }));
    expect(changes).toEqual([
      { build: early, from: "allow", to: "escalate", since: iso(began + 30 * MINUTE + 4 * HOUR) },
      { build: late, from: "allow", to: "escalate", since: iso(began + 40 * MINUTE + 4 * HOUR) },
    ]);
  });

  test("holds the next request for it", async () => {
    expect(await askDoor(house, bigPayment({ amountMinor: 1_000 }, { poMatch: true }))).toMatchObject({ verdict: "hold", lane: "escalate" });
  });

  test("isn't written down again by later ticks", async () => {
    const before = (await lanes()).length;
    await atOnce(2, lapse() + 3 * DAY);
    expect((await lanes()).length).toBe(before);
  });
});
