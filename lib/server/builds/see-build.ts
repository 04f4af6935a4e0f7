import "server-only";
import type { AgentId } from "@/lib/core/ids";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";

/** More fingerprints than this in a row that nobody registered are a flood, not a roll-out; the rest stay unrecorded. */
const MOST_UNVERIFIED = 50;

/** Registers a fingerprint that nobody registered as a build that nobody verified. Once; a repeat changes nothing. */
export async function seeBuild(tx: Tx, agentId: AgentId, fingerprint: string): Promise<void> {
  await tx.moveSnapshot();
  const [known] = await tx.query<{ seen: boolean; unverified: string }>(
    "select coalesce(bool_or(fingerprint = $2), false) as seen, count(*) filter (where verified_at is null) as unverified from build where agent_id = $1",
    [agentId, fingerprint],
  );
  if (known?.seen || Number(known?.unverified ?? 0) >= MOST_UNVERIFIED) return;
  const id = newId("bld", tx.at);
  await tx.append({
    type: "build.seen",
    chain: "org",
    at: tx.iso,
    actor: "system",
    data: {
      build: {
        id,
        agentId,
        label: "Seen, not registered",
        fingerprint,
        parts: null,
        declaredScope: null,
        registeredAt: null,
        firstSeenAt: tx.iso,
        liveFrom: null,
        liveUntil: null,
        verifiedAt: null,
        verifiedBy: null,
        verifiedScope: null,
        familyId: id,
      },
    },
  });
  await refreshDelegations(tx);
}
