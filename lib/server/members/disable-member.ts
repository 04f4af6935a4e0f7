import "server-only";
import type { z } from "zod";
import type { DisableMemberInput, EnableMemberInput } from "@/lib/contract/members";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { MemberId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { findMember } from "./find-member";
import { isLastAdmin } from "./last-admin";

/** Ends their sessions and lets them start none. What they did stays theirs. */
export async function disableMember(tx: Tx, actor: Actor, { memberId }: z.output<typeof DisableMemberInput>): Promise<Result<{ id: MemberId }, RefusalCode>> {
  const member = await findMember(tx, memberId);
  if (!member) return refuse("not_found", { memberId: "There is no such member." });
  if (member.disabled_at) return ok({ id: member.id });
  if (await isLastAdmin(tx, member.id)) return refuse("last_admin", { memberId: "Make somebody else an admin first." });
  await tx.query("update member set disabled_at = $2, session_version = session_version + 1 where id = $1", [member.id, tx.iso]);
  await tx.query("delete from review_claim where member_id = $1", [member.id]);
  await tx.append({ type: "member.disabled", chain: "org", at: tx.iso, actor: actorId(actor), data: { member: member.id } });
  return ok({ id: member.id });
}

export async function enableMember(tx: Tx, actor: Actor, { memberId }: z.output<typeof EnableMemberInput>): Promise<Result<{ id: MemberId }, RefusalCode>> {
  const member = await findMember(tx, memberId);
  if (!member) return refuse("not_found", { memberId: "There is no such member." });
  if (!member.disabled_at) return ok({ id: member.id });
  await tx.query("update member set disabled_at = null where id = $1", [member.id]);
  await tx.append({ type: "member.enabled", chain: "org", at: tx.iso, actor: actorId(actor), data: { member: member.id } });
  return ok({ id: member.id });
}
