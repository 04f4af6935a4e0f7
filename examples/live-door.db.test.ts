import { spawnSync } from "node:child_process";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as waitForHold } from "@/app/api/v1/holds/[reviewId]/route";
import type { MemberActor } from "@/lib/server/auth/actor";
import { pool } from "@/lib/server/db/pool";
import { poolSql } from "@/lib/server/db/pool-sql";
import { perform } from "@/lib/server/entry/perform";
import { hub } from "@/lib/server/live/hub";
import { machineDoor } from "@/lib/server/pdp/door";
import { snapshots } from "@/lib/server/pdp/snapshots";
import { writer } from "@/lib/server/pdp/writer";
import { loadBriefing } from "@/lib/server/reviews/briefing";
import { decideReviewOperation } from "@/lib/server/reviews/operations";
import { loadReviewRow } from "@/lib/server/reviews/review-row";
import { FINGERPRINT, type InvoiceHouse, invoiceHouse } from "@/lib/server/testing/invoice-house";
import { tick } from "@/lib/server/timers/tick";
import { type AskOnce, askInPython, askInTypescript, type Told } from "./testing/ask-once";

let server: Server;
let url: string;
let house: InvoiceHouse;

beforeAll(async () => {
  house = await invoiceHouse();
  await hub.start();
  await snapshots.start();
  server = createServer((req, res) => {
    if (!machineDoor(req, res)) void holds(req, res);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  snapshots.stop();
  await writer.close();
});

/** What Next does with the route in the product. */
async function holds(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname } = new URL(req.url ?? "", url);
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  const request = new Request(new URL(req.url ?? "", url), { headers: { authorization: req.headers.authorization ?? "" }, signal: gone.signal });
  const answer = await waitForHold(request, { params: Promise.resolve({ reviewId: pathname.split("/")[4] ?? "" }) });
  res.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
}

const payment = (invoice: string, change: { args?: object; context?: object } = {}): AskOnce => ({
  url,
  key: house.key,
  fingerprint: FINGERPRINT,
  args: { invoice, payee: "north-supply", amountMinor: 42_000, currency: "EUR", ...change.args },
  context: { poMatch: true, threeWayMatch: true, ...change.context },
  timeoutMs: 10_000,
  waitMs: 30_000,
  retryPausesMs: [100],
});
const large = (invoice: string): AskOnce => payment(invoice, { args: { amountMinor: 900_000 }, context: { poMatch: false } });

type OpenReview = { id: string };
/** The item that an agent has just been held with. */
const heldItem = (): Promise<string> =>
  vi.waitFor(
    async () => {
      const { rows } = await pool.query<OpenReview>("select id from review where status = 'open' order by opened_at desc, id desc limit 1");
      if (!rows[0]) throw new Error("Nothing is held.");
      return rows[0].id;
    },
    { timeout: 10_000 },
  );

async function decide(by: MemberActor, reviewId: string, verb: "approve" | "reject", reason: string): Promise<void> {
  const review = await loadReviewRow(poolSql, reviewId);
  if (!review) throw new Error("The item isn't there.");
  const briefing = await loadBriefing(poolSql, review, snapshots.current, Date.now());
  const seen = { rowVersion: review.rowVersion, actionDigest: review.actionDigest, evidence: briefing.evidence.mark };
  const answer = await perform(decideReviewOperation, by, { reviewId, verb, reason, seen, idempotencyKey: `${by.id}_${reviewId}` });
  if (!answer.ok) throw new Error(answer.refusal);
}

/** The undo window passes. */
async function undoPasses(reviewId: string): Promise<void> {
  const review = await loadReviewRow(poolSql, reviewId);
  await tick(Date.parse(review?.effectiveAt ?? ""));
}

const decisionsOf = async (invoice: string) => {
  const { rows } = await pool.query<{ verdict: string; execution: string; grant_id: string | null }>(
    `select d.verdict, d.execution, d.grant_id from decision d join private_text t on t.commit = d.request_commit where t.value like $1 order by d.id`,
    [`%"${invoice}"%`],
  );
  return rows;
};

const hasPython = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status === 0;
const clients: { language: string; ask: (asked: AskOnce) => Promise<Told>; skip: boolean }[] = [
  { language: "Python", ask: askInPython, skip: !hasPython },
  { language: "TypeScript", ask: askInTypescript, skip: false },
];

describe.each(clients)("the $language client at the door", ({ language, ask, skip }) => {
  const name = (invoice: string) => `${language}-${invoice}`;

  test.skipIf(skip)("pays what is permitted, and the door knows that it was paid", async () => {
    expect(await ask(payment(name("1")))).toMatchObject({ result: "paid", error: null, executed: 1 });
    expect(await decisionsOf(name("1"))).toEqual([{ verdict: "permit", execution: "executed", grant_id: null }]);
  });

  test.skipIf(skip)("doesn't pay whom nobody approved", async () => {
    expect(await ask(payment(name("2"), { args: { payee: "stranger" } }))).toMatchObject({ error: "Denied", code: "not_allowed", executed: 0 });
  });

  test.skipIf(skip)("pays with the money held where it declared that it can, and not where it didn't", async () => {
    const unmatched = payment(name("3"), { context: { threeWayMatch: false } });
    expect(await ask({ ...unmatched, supports: ["settlement_hold"] })).toMatchObject({
      executed: 1,
      seen: [{ constraints: [{ kind: "settlement_hold", settlement: expect.stringMatching(/^set_/) }] }],
    });
    expect(await ask({ ...payment(name("4"), { context: { threeWayMatch: false } }), waitMs: 0 })).toMatchObject({ error: "StillHeld", executed: 0 });
    await decide(house.bo, await heldItem(), "reject", "amount_wrong");
  });

  test.skipIf(skip)("waits for two people, redeems the grant and pays once; the grant is good for nothing after that", async () => {
    const paying = ask(large(name("5")));
    const item = await heldItem();
    await decide(house.bo, item, "approve", "amount_matches");
    await decide(house.ana, item, "approve", "counterparty_verified");
    await undoPasses(item);
    expect(await paying).toMatchObject({ result: "paid", error: null, executed: 1 });
    const decisions = await decisionsOf(name("5"));
    expect(decisions.map(({ verdict, execution }) => [verdict, execution])).toEqual([
      ["hold", "none"],
      ["permit", "executed"],
    ]);
    expect(await redeem(large(name("5")), decisions[1]?.grant_id ?? "")).toMatchObject({ verdict: "deny", reason: { code: "grant_used" } });
  });

  test.skipIf(skip)("doesn't pay what a person rejected", async () => {
    const paying = ask(large(name("6")));
    const item = await heldItem();
    await decide(house.bo, item, "reject", "amount_wrong");
    expect(await paying).toMatchObject({ error: "Denied", code: "rejected", executed: 0 });
  });

  test.skipIf(skip)("says that a payment failed, and why no further than its kind", async () => {
    expect(await ask({ ...payment(name("7")), ends: "failed" })).toMatchObject({ executed: 1 });
    expect(await decisionsOf(name("7"))).toEqual([{ verdict: "permit", execution: "failed", grant_id: null }]);
  });

  test.skipIf(skip)("does nothing with a key that was never made", async () => {
    expect(await ask({ ...payment(name("8")), key: `lk_${"x".repeat(43)}` })).toMatchObject({ error: "Unavailable", executed: 0 });
  });
});

async function redeem({ args, context, fingerprint }: AskOnce, grant: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1/decisions`, {
    method: "POST",
    headers: { authorization: `Bearer ${house.key}` },
    body: JSON.stringify({ agent: "invoice-bot", workflow: "supplier-payments", action: "payments.release", args, context, fingerprint, grant }),
  });
  return response.json();
}
