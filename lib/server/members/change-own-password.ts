import "server-only";
import type { z } from "zod";
import type { ChangeOwnPasswordInput } from "@/lib/contract/members";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import { hashPassword, passwordMatches } from "../auth/password-hash";
import type { Tx } from "../ledger/transact";
import { findMember } from "./find-member";

/** Ends every session of the member; whoever changed it here is given a new one by the version this answers. */
export async function changeOwnPassword(
  tx: Tx,
  actor: Actor,
  { current, password }: z.output<typeof ChangeOwnPasswordInput>,
): Promise<Result<{ sessionVersion: number }, RefusalCode>> {
  if (actor.kind !== "member") return refuse("forbidden");
  const member = await findMember(tx, actor.id);
  if (!member) return refuse("not_found");
  if (!(await passwordMatches(current, member.password_hash))) return refuse("bad_request", { current: "This isn't your current password." });
  const [row] = await tx.query<{ session_version: number }>(
    "update member set password_hash = $2, session_version = session_version + 1 where id = $1 returning session_version",
    [member.id, await hashPassword(password)],
  );
  if (!row) return refuse("not_found");
  await tx.append({
    type: "member.changed",
    chain: "org",
    at: tx.iso,
    actor: actor.id,
    data: { member: member.id, roles: member.roles, changed: ["password"] },
  });
  return ok({ sessionVersion: row.session_version });
}
