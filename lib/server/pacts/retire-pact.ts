import "server-only";
import type { RetirePactInput } from "@/lib/contract/pacts";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";
import { APPROVING_ROLE } from "./approvers";
import { liveVersions, pactInWork } from "./pact-in-work";

/**
 * Ends what is in force. Agents that no other pact governs are denied from then on; where another one does, a promise is
 * gone, so it takes a trust lead.
 */
export async function retirePact(tx: Tx, actor: Actor, { slug }: RetirePactInput): Promise<Result<{ slug: string; retired: number[] }, RefusalCode>> {
  if (actor.kind === "member" && !actor.roles.includes(APPROVING_ROLE)) return refuse("retiring_needs_trust_lead");
  await tx.moveSnapshot();
  const pact = await pactInWork(tx, slug);
  if (!pact) return refuse("not_found");
  const live = liveVersions(pact);
  if (live.length === 0) return refuse("not_in_force");
  for (const { id } of live)
    await tx.append({ type: "pact.retired", chain: pact.row.id, at: tx.iso, actor: actorId(actor), data: { version: id, at: tx.iso } });
  await refreshDelegations(tx);
  return ok({ slug, retired: live.map(({ number }) => number) });
}
