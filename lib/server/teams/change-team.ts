import "server-only";
import type { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { ChangeTeamInput } from "@/lib/contract/teams";
import type { TeamId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { lockHeads } from "../ledger/append";
import type { Tx } from "../ledger/transact";
import { findTeam } from "./find-team";

export async function changeTeam(
  tx: Tx,
  actor: Actor,
  { teamId, ...changes }: z.output<typeof ChangeTeamInput>,
): Promise<Result<{ id: TeamId; slug: string }, RefusalCode>> {
  await lockHeads(tx, ["org"]);
  const before = await findTeam(tx, teamId);
  if (!before) return refuse("not_found", { teamId: "There is no such team." });
  const { name = before.name, timezone = before.timezone, hours = before.hours, capacityPerHour = before.capacityPerHour } = changes;
  const team = { ...before, name, timezone, hours, capacityPerHour };
  await tx.append({ type: "team.changed", chain: "org", at: tx.iso, actor: actorId(actor), data: { team } });
  return ok({ id: team.id, slug: team.slug });
}
