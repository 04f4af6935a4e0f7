import "server-only";
import { CloseTriggerInput, RetractNarrowingInput } from "@/lib/contract/narrowing";
import { decideClosing, decideRetraction } from "@/lib/core/agents/narrow";
import type { TriggerId } from "@/lib/core/ids";
import { ok, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { defineOperation } from "../entry/operation";
import { keepValue } from "../ledger/private-text";
import type { Tx } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";
import { type KnownTrigger, lockTrigger } from "./find-trigger";

export type ClosedTrigger = { triggerId: TriggerId; how: "retracted" | "closed" | "adjudicated" };

/** Whoever narrowed takes it back within the minute in which a slip of the hand is noticed. What it killed stays dead. */
export const retractNarrowingOperation = defineOperation({
  input: RetractNarrowingInput,
  permission: "agents.narrow",
  run: async (tx, actor, { triggerId }) => {
    await tx.moveSnapshot();
    const trigger = await lockTrigger(tx, triggerId);
    if (!trigger) return refuse("not_found");
    const answer = decideRetraction(trigger, { by: actorId(actor), at: tx.at });
    if (!answer.ok) return answer;
    await close(tx, actor, trigger, answer.value, null);
    return ok({ triggerId: trigger.id, how: answer.value } satisfies ClosedTrigger);
  },
});

/** A second person's signed word that what was narrowed may stand as evidence says again. */
export const closeTriggerOperation = defineOperation({
  input: CloseTriggerInput,
  permission: "triggers.close",
  run: async (tx, actor, { triggerId, reason }) => {
    await tx.moveSnapshot();
    const trigger = await lockTrigger(tx, triggerId);
    if (!trigger) return refuse("not_found");
    const answer = decideClosing(trigger, { by: actorId(actor), at: tx.at });
    if (!answer.ok) return answer;
    await close(tx, actor, trigger, answer.value, await keepValue(tx, reason));
    return ok({ triggerId: trigger.id, how: answer.value } satisfies ClosedTrigger);
  },
});

async function close(tx: Tx, actor: Actor, trigger: KnownTrigger, how: ClosedTrigger["how"], reason: string | null): Promise<void> {
  const by = actorId(actor);
  const common = { at: tx.iso, actor: by } as const;
  const data = { trigger: trigger.id, agent: trigger.agentId, secondPerson: how === "retracted" ? null : by, reason };
  if (trigger.isSuspension && how !== "adjudicated") await tx.append({ type: "agent.resumed", chain: "org", ...common, data: { ...data, how } });
  else await tx.append({ type: "trigger.closed", chain: trigger.pactId ?? "org", ...common, data: { ...data, how } });
  await refreshDelegations(tx);
}
