import "server-only";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { RefusalCode } from "@/lib/contract/refusals";
import { decide } from "@/lib/core/decisions/decide";
import type { Decision } from "@/lib/core/decisions/decision";
import { ok, type Result, refuse } from "@/lib/core/result";
import type { KeyActor } from "../auth/actor";
import { seeBuild } from "../builds/see-build";
import { newId } from "../ledger/ids";
import { transact } from "../ledger/transact";
import { decideAndConsequences } from "./decide-and-consequences";
import { decisionRecord } from "./decision-record";
import type { DoorState } from "./door-state";
import { isPackable } from "./packed-records";
import { type Asked, decisionRequest } from "./read-ask";
import type { Idempotency } from "./repeated-answer";
import { snapshots } from "./snapshots";
import { wireAnswer } from "./wire-answer";
import { writer } from "./writer";

const ATTEMPTS = 4;

/**
 * Decides and records; answers only what is durable. A record decided on a state that has moved on is refused by its own
 * transaction, and the question is decided again on the newer one.
 */
export async function answerDecision(asked: Asked, actor: KeyActor, idempotency: Idempotency | null): Promise<Result<DecisionAnswer, RefusalCode>> {
  await registerFingerprint(asked, snapshots.current);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const state = snapshots.current;
    const answer = await attemptAnswer(asked, actor, idempotency, state);
    if (answer !== "stale") return answer;
    if (snapshots.current === state) await snapshots.reload();
  }
  return refuse("unavailable");
}

async function attemptAnswer(
  asked: Asked,
  actor: KeyActor,
  idempotency: Idempotency | null,
  state: DoorState,
): Promise<Result<DecisionAnswer, RefusalCode> | "stale"> {
  const at = Date.now();
  let counts = false;
  const noteCounted = () => {
    counts = true;
    return 0;
  };
  const decision = decide(decisionRequest(asked, state, noteCounted, null), state.snapshot, at);
  if (!counts && idempotency === null && !asked.ask.grant && isPlain(decision)) {
    const id = newId("dec", at);
    const answer = wireAnswer(id, decision, asked.actionDigest);
    const record = decisionRecord({
      id,
      key: actor.id,
      at,
      state,
      asked,
      decision,
      answer,
      review: null,
      grant: null,
      usage: [],
      idempotencyKey: null,
      idempotencyDigest: null,
    });
    const written = isPackable(record) ? await writer.write(record) : "elsewhere";
    if (written === "written") return ok(answer);
    if (written === "stale") return "stale";
  }
  const answer = await decideAndConsequences({ asked, actor, state, idempotency, at });
  return answer.ok ? (answer.value === "stale" ? "stale" : ok(answer.value)) : answer;
}

/** Nothing follows from it but its record, in one chain. */
const isPlain = (decision: Decision): boolean =>
  decision.alsoPacts.length === 0 && decision.verdict !== "hold" && decision.settlements.length === 0 && decision.overridesUsed.length === 0;

/** A fingerprint nobody registered becomes a build that nobody verified, so that a person can see and judge it. */
async function registerFingerprint({ ask }: Asked, { snapshot }: DoorState): Promise<void> {
  const agent = snapshot.agents.get(ask.agent);
  if (!agent || !ask.fingerprint || agent.builds.has(ask.fingerprint)) return;
  const { fingerprint } = ask;
  await transact(Date.now(), async (tx) => {
    await seeBuild(tx, agent.id, fingerprint);
    return ok(null);
  });
}
