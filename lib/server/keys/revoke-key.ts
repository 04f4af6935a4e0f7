import "server-only";
import type { z } from "zod";
import type { RevokeKeyInput } from "@/lib/contract/keys";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { KeyId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import type { Tx } from "../ledger/transact";

/** No request that arrives after this is answered under the key, in any process. */
export async function revokeKey(tx: Tx, actor: Actor, { keyId }: z.output<typeof RevokeKeyInput>): Promise<Result<{ id: KeyId }, RefusalCode>> {
  await tx.moveSnapshot();
  const [key] = await tx.query<{ id: KeyId; revoked_at: Date | null }>("select id, revoked_at from key where id = $1 for update", [keyId]);
  if (!key) return refuse("not_found", { keyId: "There is no such key." });
  if (key.revoked_at) return ok({ id: key.id });
  await tx.query("update key set revoked_at = $2 where id = $1", [key.id, tx.iso]);
  await tx.append({ type: "key.revoked", chain: "org", at: tx.iso, actor: actorId(actor), data: { key: key.id } });
  return ok({ id: key.id });
}
