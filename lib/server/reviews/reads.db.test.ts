import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReviewDetail } from "@/lib/contract/reviews";
import type { MemberActor } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { hub } from "../live/hub";
import { snapshots } from "../pdp/snapshots";
import { writer } from "../pdp/writer";
import { bigPayment, holdPayment } from "../testing/held-payment";
import { type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import { claimReviewOperation, decideReviewOperation } from "./operations";
import { countOpenReviews, listReviews, loadReview } from "./reads";

let house: InvoiceHouse;
beforeAll(async () => {
  house = await invoiceHouse();
  const display = {
    title: "Pay {args.amountMinor|money} to {args.payee}",
    fields: [{ label: "Payee", path: "args.payee" }],
    links: [{ label: "Invoice", href: "https://erp.example/invoices/{args.invoice}" }],
  };
  await pool.query("update action set display = $1 where name = 'payments.release'", [JSON.stringify(display)]);
  await hub.start();
  await snapshots.start();
});
afterAll(async () => {
  snapshots.stop();
  await writer.close();
});

const open = { status: "open", q: "" } as const;
async function detail(actor: MemberActor, id: string): Promise<ReviewDetail> {
  const found = await loadReview(actor, id);
  if (!found) throw new Error("The item isn't there.");
  return found;
}
const unavailable = ({ verbs }: ReviewDetail) => Object.fromEntries(verbs.map(({ verb, unavailable: why }) => [verb, why?.code ?? null]));
const decide = async (actor: MemberActor, id: string, verb: "approve" | "reject", reason: string, note?: string) => {
  const { rowVersion, actionDigest, evidenceMark } = await detail(actor, id);
  const seen = { rowVersion, actionDigest, evidence: evidenceMark };
  return perform(decideReviewOperation, actor, { reviewId: id, verb, reason, note, seen, idempotencyKey: `key-${id}-${actor.name}` });
};

test("the queue shows what waits by deadline, each in the words of its display, with who may decide and who is deciding", async () => {
  const id = await holdPayment(house);
  await perform(claimReviewOperation, house.bo, { reviewId: id });
  const page = await listReviews(house.ana, open);
  expect(page.openCount).toBe(await countOpenReviews(house.ana));
  expect(page.rows.find((row) => row.id === id)).toMatchObject({
    title: "Pay EUR\u00a06,000.00 to north-supply",
    atStake: { minor: 600_000, currency: "EUR" },
    agent: { slug: "invoice-bot" },
    clause: "C-2",
    why: "condition_not_met",
    silence: { do: "deny" },
    barred: null,
    claim: { by: "Bo", mine: false },
  });
  expect((await listReviews(house.tess, open)).rows.find((row) => row.id === id)?.barred).toBe("not_eligible");
});

test("the queue is searched by what it shows", async () => {
  const id = await holdPayment(house, { body: bigPayment({ payee: "harbour-parts" }) });
  const found = await listReviews(house.ana, { status: "open", q: "harbour c-2" });
  expect(found.rows.map((row) => row.id)).toEqual([id]);
});

test("an item shows what will run, what proves it, and what the agent only claims", async () => {
  const id = await holdPayment(house);
  const item = await detail(house.bo, id);
  expect(item.action?.links).toEqual([{ label: "Invoice", host: "erp.example", href: expect.stringMatching(/^https:\/\/erp\.example\/invoices\/INV-\d+$/) }]);
  expect(item.obligation).toBe("Nothing above the limit is paid without a purchase-order match.");
  expect(item.owner).toEqual({ slug: "accounts-payable", name: "accounts-payable" });
  expect(item.evidence[0]).toMatchObject({
    clause: "C-2",
    kind: "po-match-audit",
    state: "fresh",
    required: true,
    newest: { source: "erp-audit", result: "pass" },
  });
  expect(item.claims).toContain(`"poMatch": false`);
  expect(item.lookedUp).toEqual([{ label: "Counterparty", value: "north-supply, approved", from: "the counterparty list" }]);
  expect(item.reasons[0]).toMatchObject({ kind: "condition_not_met", held: true });
  expect(item.reviewers).toEqual(["Ana", "Bo"]);
  expect(unavailable(item)).toEqual({ approve: null, conditions: null, reject: null, narrower: null, send_back: null, hand_up: null });
});

test("whoever can't decide reads the same, with the reason", async () => {
  const id = await holdPayment(house);
  expect(unavailable(await detail(house.tess, id))).toMatchObject({ approve: "not_eligible", reject: "not_eligible" });
  const owner: MemberActor = { ...house.bo, teams: ["payments-ops", "finance-ops"] };
  expect(unavailable(await detail(owner, id))).toMatchObject({ approve: "own_agent", send_back: "own_agent" });
  expect(unavailable(await detail({ ...house.bo, roles: ["auditor"] }, id))).toMatchObject({ approve: "forbidden" });
  expect(await loadReview({ ...house.bo, roles: [] }, id)).toBeNull();
});

test("a second person doesn't see the first one's reason until the item is decided", async () => {
  const id = await holdPayment(house, { groups: ["payments-ops", "finance-leads"] });
  await decide(house.bo, id, "approve", "counterparty_verified");
  expect((await detail(house.ana, id)).decisions).toMatchObject([{ verb: "approve", by: "Bo", reason: null, mine: false }]);
  expect((await detail(house.bo, id)).decisions).toMatchObject([{ reason: "counterparty_verified", mine: true }]);
  expect((await detail(house.ana, id)).eyes).toEqual({ needed: 2, have: 1, still: ["finance-leads"] });
  await decide(house.ana, id, "approve", "amount_matches");
  expect((await detail(house.ana, id)).decisions[0]).toMatchObject({ reason: "counterparty_verified" });
});

test("an agent narrowed since the hold can't be approved any more, and the item says so beforehand", async () => {
  const id = await holdPayment(house);
  await pool.query("update delegation set epoch = epoch + 1 where agent_id = $1", [house.agentId]);
  expect(unavailable(await detail(house.bo, id))).toMatchObject({ approve: "narrowed_since", conditions: "narrowed_since", reject: null, send_back: null });
});

test("bytes that aren't those that were held are not shown as the action, and can't be decided on", async () => {
  const id = await holdPayment(house);
  await pool.query("update private_text set value = replace(value, '600000', '900000') where commit = (select action_commit from review where id = $1)", [id]);
  const item = await detail(house.bo, id);
  expect(item.action).toBeNull();
  expect(unavailable(item)).toMatchObject({ approve: "action_changed", reject: "action_changed" });
});

test("what was decided moves to the other list with its outcome, and its item tells its story", async () => {
  const id = await holdPayment(house);
  await decide(house.bo, id, "reject", "other", "the order was cancelled yesterday");
  const { rows } = await listReviews(house.ana, { status: "decided", q: "" });
  expect(rows[0]).toMatchObject({ id, status: "rejected", answer: { by: "Bo", verb: "reject" } });
  const { history } = await detail(house.ana, id);
  expect(history.map(({ what, by, detail: more }) => [what, by, more ?? null])).toEqual([
    ["opened", null, "payments-ops"],
    ["decided", "Bo", "rejected"],
    ["outcome", "Bo", "rejected"],
  ]);
  expect(history[1]?.note).toBe("the order was cancelled yesterday");
});

test("an empty queue says when something was decided last", async () => {
  await pool.query("update review set status = 'expired', outcome_at = coalesce(outcome_at, now())");
  const page = await listReviews(house.ana, open);
  expect(page).toMatchObject({ rows: [], openCount: 0, lastDecidedAt: expect.any(String) });
  expect(page.nextBoundary).toMatchObject({ agent: "invoice-bot" });
});
