import "server-only";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { KeyId, PactId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import type { Tx } from "../ledger/transact";
import type { DoorState } from "./door-state";

export type Idempotency = { key: string /** Of the whole body, so that the same key with another question is noticed. */; digest: string };

type Stored = { digest: string | null; answer: DecisionAnswer; agent_id: string | null; pact_id: PactId | null; epoch: number; valid_until: Date | null };

/**
 * The answer given before under this key, or null where the key is new. It is repeated only while it would still hold: past
 * its `validUntil`, or after a narrowing, the repeat is a denial that says to ask again. Waits for a twin that is being
 * answered right now.
 */
export async function repeatedAnswer(tx: Tx, keyId: KeyId, idempotency: Idempotency, state: DoorState): Promise<Result<DecisionAnswer, RefusalCode> | null> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${keyId}\n${idempotency.key}`]);
  const [stored] = await tx.query<Stored>(
    `select idempotency_digest as digest, next -> 'answer' as answer, agent_id, pact_id, epoch, valid_until from decision where key_id = $1 and idempotency_key = $2`,
    [keyId, idempotency.key],
  );
  if (!stored) return null;
  if (stored.digest !== idempotency.digest) return refuse("duplicate_key_other_body");
  return ok(
    stillHolds(stored, tx.at, state)
      ? stored.answer
      : { ...stored.answer, verdict: "deny", constraints: [], reason: { code: "ask_again" }, next: { do: "ask_again" }, hold: undefined },
  );
}

function stillHolds({ answer, agent_id: agent, pact_id: pact, epoch, valid_until: until }: Stored, at: number, { snapshot }: DoorState): boolean {
  if (answer.verdict === "deny") return true;
  if (until !== null && at >= until.getTime()) return false;
  const facts = snapshot.pacts.find((one) => one.id === pact);
  const trust = [...(facts?.trust ?? [])].find(([id]) => id === agent)?.[1];
  return (trust?.epoch ?? 0) === epoch;
}
