import "server-only";
import type { z } from "zod";
import type { ChangeMemberInput } from "@/lib/contract/members";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { MemberId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { hashPassword } from "../auth/password-hash";
import type { Tx } from "../ledger/transact";
import { findMember } from "./find-member";
import { isLastAdmin } from "./last-admin";

type Input = z.output<typeof ChangeMemberInput>;

export async function changeMember(tx: Tx, actor: Actor, input: Input): Promise<Result<{ id: MemberId }, RefusalCode>> {
  const member = await findMember(tx, input.memberId);
  if (!member) return refuse("not_found", { memberId: "There is no such member." });
  const roles = input.roles ?? member.roles;
  if (member.roles.includes("admin") && !roles.includes("admin") && (await isLastAdmin(tx, member.id))) {
    return refuse("last_admin", { roles: "Make somebody else an admin first." });
  }
  const name = input.name ?? member.name;
  const email = input.email ?? member.email;
  if (email !== member.email && (await isTaken(tx, email)))
    return refuse("already_exists", { email: "Somebody with this e-mail address is a member already." });
  const changed = [
    ...(name === member.name ? [] : ["name" as const]),
    ...(email === member.email ? [] : ["email" as const]),
    ...(sameRoles(roles, member.roles) ? [] : ["roles" as const]),
    ...(input.password === undefined ? [] : ["password" as const]),
  ];
  if (changed.length === 0) return ok({ id: member.id });
  const ends = email !== member.email || input.password !== undefined;
  const hash = input.password === undefined ? member.password_hash : await hashPassword(input.password);
  await tx.query("update member set name = $2, email = $3, roles = $4, password_hash = $5, session_version = session_version + $6 where id = $1", [
    member.id,
    name,
    email,
    roles,
    hash,
    ends ? 1 : 0,
  ]);
  await tx.append({ type: "member.changed", chain: "org", at: tx.iso, actor: actorId(actor), data: { member: member.id, roles, changed } });
  return ok({ id: member.id });
}

const sameRoles = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((role) => b.includes(role));

async function isTaken(tx: Tx, email: string): Promise<boolean> {
  return (await tx.query("select from member where email = $1", [email])).length > 0;
}
