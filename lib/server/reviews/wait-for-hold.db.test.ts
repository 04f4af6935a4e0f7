import { afterAll, beforeAll, expect, test } from "vitest";
import { ok } from "@/lib/core/result";
import { perform } from "../entry/perform";
import { transact } from "../ledger/transact";
import { hub } from "../live/hub";
import { snapshots } from "../pdp/snapshots";
import { writer } from "../pdp/writer";
import { actorOfKey, holdPayment } from "../testing/held-payment";
import { type InvoiceHouse, invoiceHouse, writeKey } from "../testing/invoice-house";
import { withdrawHoldOperation } from "./operations";
import { waitForHold } from "./wait-for-hold";

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

const keyActor = (key = house.key) => actorOfKey(key);
const held = () => holdPayment(house);

const never = new AbortController().signal;

test("an agent that doesn't wait is answered at once", async () => {
  const id = await held();
  expect(await waitForHold(keyActor(), id, 0, never)).toMatchObject({
    ok: true,
    value: { id, status: "open", next: { do: "wait", hold: id }, silence: "deny" },
  });
});

test("agents that wait are answered when the hold ends, all of them, long before their time is up", async () => {
  const [first, second] = [await held(), await held()];
  const begun = Date.now();
  const waiting = [waitForHold(keyActor(), first, 50, never), waitForHold(keyActor(), first, 50, never)];
  const other = new AbortController();
  const still = waitForHold(keyActor(), second, 50, other.signal);
  await perform(withdrawHoldOperation, keyActor(), { reviewId: first });
  expect((await Promise.all(waiting)).map((answer) => answer.ok && answer.value.status)).toEqual(["withdrawn", "withdrawn"]);
  expect(Date.now() - begun).toBeLessThan(5_000);
  // The one whose hold is open waits on until it goes away.
  other.abort();
  expect(await still).toMatchObject({ ok: true, value: { status: "open" } });
});

test("a hold that ended before the call is answered at once, however long the agent would wait", async () => {
  const id = await held();
  await perform(withdrawHoldOperation, keyActor(), { reviewId: id });
  expect(await waitForHold(keyActor(), id, 50, never)).toMatchObject({ value: { status: "withdrawn" } });
});

test("when its time is up the answer is that the hold is open", async () => {
  expect(await waitForHold(keyActor(), await held(), 1, never)).toMatchObject({ value: { status: "open" } });
});

test("somebody else's hold isn't there, and neither is one that never was", async () => {
  const stranger = { ...keyActor(), agentId: "agt_other" as const };
  expect(await waitForHold(stranger, await held(), 50, never)).toMatchObject({ ok: false, refusal: "not_found" });
  expect(await waitForHold(keyActor(), "rev_none", 50, never)).toMatchObject({ ok: false, refusal: "not_found" });
});

test("a key that may not ask may not wait", async () => {
  const made = await transact(Date.now(), async (tx) => {
    await tx.moveSnapshot();
    return ok(await writeKey(tx, house.agentId, ["outcome"]));
  });
  if (!made.ok) throw new Error("No key.");
  expect(await waitForHold(keyActor(made.value), await held(), 0, never)).toMatchObject({ ok: false, refusal: "forbidden" });
});
