import "server-only";
import type { z } from "zod";
import type { CreateMemberInput } from "@/lib/contract/members";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { MemberId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { hashPassword } from "../auth/password-hash";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";

export async function createMember(
  tx: Tx,
  actor: Actor,
  { name, email, roles, password }: z.output<typeof CreateMemberInput>,
): Promise<Result<{ id: MemberId }, RefusalCode>> {
  const id = newId("mem", tx.at);
  const written = await tx.query(
    "insert into member (id, email, name, password_hash, roles, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (email) do nothing returning id",
    [id, email, name, await hashPassword(password), roles, tx.iso],
  );
  if (written.length === 0) return refuse("already_exists", { email: "Somebody with this e-mail address is a member already." });
  await tx.append({ type: "member.created", chain: "org", at: tx.iso, actor: actorId(actor), data: { member: id, roles } });
  return ok({ id });
}
