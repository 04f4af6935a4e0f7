import "server-only";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { JsonObject } from "@/lib/core/json";
import type { KeyActor } from "../auth/actor";
import { keyActorOf } from "../auth/api-actor";
import { pool } from "../db/pool";
import { answerDecision } from "../pdp/answer-decision";
import { readAsk } from "../pdp/read-ask";
import { FINGERPRINT, type InvoiceHouse } from "./invoice-house";

/** The actor behind a key of the house; snapshots must have been loaded. */
export function actorOfKey(key: string): KeyActor {
  const actor = keyActorOf(`Bearer ${key}`, Date.now());
  if (!actor.ok) throw new Error("The test key isn't known.");
  return actor.value;
}

let invoices = 0;

/** A payment above the limit without a matching order: C-2 of the reference pact holds it. */
export const bigPayment = (args: JsonObject = {}, context: JsonObject = {}) => ({
  agent: "invoice-bot",
  workflow: "supplier-payments",
  action: "payments.release",
  args: { invoice: `INV-${++invoices}`, payee: "north-supply", amountMinor: 600_000, currency: "EUR", ...args },
  context: { poMatch: false, threeWayMatch: true, ...context },
  fingerprint: FINGERPRINT,
  supports: ["cap_amount", "settlement_hold", "callback_required"],
});

/** Asks through the door's own function, as an agent's HTTP call would. */
export async function askDoor(house: InvoiceHouse, body: object): Promise<DecisionAnswer> {
  const asked = readAsk(body);
  const answer = asked.ok ? await answerDecision(asked.value, actorOfKey(house.key), null) : asked;
  if (!answer.ok) throw new Error(`${answer.refusal}: ${JSON.stringify(answer.fields)}`);
  return answer.value;
}

/** Opens a hold as the door does. The reference pact asks two groups; a test says which it wants, none by default. */
export async function holdPayment(house: InvoiceHouse, { groups = [], body = bigPayment() }: { groups?: string[]; body?: object } = {}): Promise<string> {
  const answer = await askDoor(house, body);
  if (!answer.hold) throw new Error(`Not held: ${JSON.stringify(answer)}`);
  await pool.query("update review set frozen = jsonb_set(frozen, '{groups}', $2::jsonb) where id = $1", [answer.hold.id, JSON.stringify(groups)]);
  return answer.hold.id;
}
