import "server-only";
import type { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { AddTeamMemberInput, RemoveTeamMemberInput } from "@/lib/contract/teams";
import type { MemberId, TeamId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import type { Tx } from "../ledger/transact";
import { findMember } from "../members/find-member";
import { findTeam } from "./find-team";

type Answer = Result<{ teamId: TeamId; memberId: MemberId }, RefusalCode>;

export async function addTeamMember(tx: Tx, actor: Actor, { teamId, memberId, lead }: z.output<typeof AddTeamMemberInput>): Promise<Answer> {
  const found = await findBoth(tx, teamId, memberId);
  if (!found.ok) return found;
  const standing = await tx.query<{ lead: boolean }>("select lead from team_member where team_id = $1 and member_id = $2", [
    found.value.teamId,
    found.value.memberId,
  ]);
  if (standing[0]?.lead === lead) return found;
  await tx.append({ type: "team.member_added", chain: "org", at: tx.iso, actor: actorId(actor), data: { ...found.value, lead } });
  return found;
}

export async function removeTeamMember(tx: Tx, actor: Actor, { teamId, memberId }: z.output<typeof RemoveTeamMemberInput>): Promise<Answer> {
  const found = await findBoth(tx, teamId, memberId);
  if (!found.ok) return found;
  const standing = await tx.query("select from team_member where team_id = $1 and member_id = $2", [found.value.teamId, found.value.memberId]);
  if (standing.length === 0) return found;
  await tx.append({ type: "team.member_removed", chain: "org", at: tx.iso, actor: actorId(actor), data: found.value });
  return found;
}

async function findBoth(tx: Tx, teamId: string, memberId: string): Promise<Answer> {
  // The member's row is locked, so that two changes to one membership follow one another.
  const member = await findMember(tx, memberId);
  if (!member) return refuse("bad_request", { memberId: `There is no member ${JSON.stringify(memberId)}.` });
  const team = await findTeam(tx, teamId);
  if (!team) return refuse("not_found", { teamId: `There is no team ${JSON.stringify(teamId)}.` });
  return ok({ teamId: team.id, memberId: member.id });
}
