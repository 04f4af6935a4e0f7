import "server-only";
import type { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { CreateTeamInput } from "@/lib/contract/teams";
import type { TeamId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { lockHeads } from "../ledger/append";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import { findTeam } from "./find-team";

export async function createTeam(tx: Tx, actor: Actor, input: z.output<typeof CreateTeamInput>): Promise<Result<{ id: TeamId; slug: string }, RefusalCode>> {
  // Two that come with one name follow one another.
  await lockHeads(tx, ["org"]);
  if (await findTeam(tx, input.slug)) return refuse("already_exists", { slug: `A team ${input.slug} is registered already.` });
  const id = newId("team", tx.at);
  await tx.append({ type: "team.created", chain: "org", at: tx.iso, actor: actorId(actor), data: { team: { id, ...input } } });
  return ok({ id, slug: input.slug });
}
