import "server-only";
import type { GrantId, PactId } from "@/lib/core/ids";
import type { Tx } from "../ledger/transact";

/** A grant that nobody used in time is over. Whoever is using it this very moment holds its row, and is waited for. */
export async function grantExpired(tx: Tx, grantId: GrantId): Promise<void> {
  const [grant] = await tx.query<{ pact_id: PactId; over: boolean; ended: boolean }>(
    `select pact_id, expires_at <= $2 as over, used_at is not null or voided_at is not null as ended from approval_grant where id = $1 for update`,
    [grantId, tx.iso],
  );
  if (!grant || grant.ended || !grant.over) return;
  await tx.append({ type: "grant.expired", chain: grant.pact_id, at: tx.iso, actor: "system", data: { grant: grantId, at: tx.iso } });
}
