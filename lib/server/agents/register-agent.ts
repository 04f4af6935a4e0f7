import "server-only";
import type { z } from "zod";
import type { ChangeAgentInput, RegisterAgentInput } from "@/lib/contract/agents";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { AgentId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import { findTeam, unknownTeam } from "../teams/find-team";
import { refreshDelegations } from "../trust/refresh-delegations";
import { findAgent } from "./find-agent";

type Answer = Result<{ id: AgentId; slug: string }, RefusalCode>;

/** From now on it is known. What it may do is up to the pacts that name it, and to a build that somebody verifies. */
export async function registerAgent(tx: Tx, actor: Actor, { slug, name, ownerTeam }: z.output<typeof RegisterAgentInput>): Promise<Answer> {
  await tx.moveSnapshot();
  if (await findAgent(tx, slug)) return refuse("already_exists", { slug: `An agent ${slug} is registered already.` });
  const team = await findTeam(tx, ownerTeam);
  if (!team) return refuse("bad_request", { ownerTeam: unknownTeam(ownerTeam) });
  const id = newId("agt", tx.at);
  const agent = { id, slug, name, ownerTeamId: team.id, registeredAt: tx.iso, suspendedAt: null };
  await tx.append({ type: "agent.registered", chain: "org", at: tx.iso, actor: actorId(actor), data: { agent } });
  await refreshDelegations(tx);
  return ok({ id, slug });
}

export async function changeAgent(tx: Tx, actor: Actor, { agentId, name, ownerTeam }: z.output<typeof ChangeAgentInput>): Promise<Answer> {
  const agent = await findAgent(tx, agentId);
  if (!agent) return refuse("not_found", { agentId: "There is no such agent." });
  const team = ownerTeam === undefined ? { id: agent.ownerTeamId } : await findTeam(tx, ownerTeam);
  if (!team) return refuse("bad_request", { ownerTeam: unknownTeam(ownerTeam ?? "") });
  const data = { id: agent.id, name: name ?? agent.name, ownerTeamId: team.id };
  await tx.append({ type: "agent.changed", chain: "org", at: tx.iso, actor: actorId(actor), data });
  return ok({ id: agent.id, slug: agent.slug });
}
