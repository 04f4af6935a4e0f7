import "server-only";
import type { DiscardDraftInput } from "@/lib/contract/pacts";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { openVersion, pactInWork } from "./pact-in-work";

/** Takes the open draft away; a pact that never had anything else goes with it. History keeps what was written. */
export async function discardDraft(
  tx: Tx,
  actor: Actor,
  { slug, digest }: DiscardDraftInput,
): Promise<Result<{ slug: string; number: number; pactLeft: boolean }, RefusalCode>> {
  await tx.moveSnapshot();
  const pact = await pactInWork(tx, slug);
  const open = pact && openVersion(pact);
  if (!pact || !open) return refuse("not_found");
  if (digest !== undefined && digest !== open.digest) return refuse("version_conflict");
  const pactLeft = pact.versions.length > 1;
  await tx.append({
    type: "pact.draft_discarded",
    chain: pact.row.id,
    at: tx.iso,
    actor: actorId(actor),
    data: { version: open.id, ...(pactLeft ? {} : { pact: pact.row.id }) },
  });
  return ok({ slug, number: open.number, pactLeft });
}
