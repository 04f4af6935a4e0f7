import "server-only";
import type { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { ChangeWorkflowInput, RegisterWorkflowInput } from "@/lib/contract/workflows";
import type { Touch } from "@/lib/core/closed-lists";
import type { WorkflowId } from "@/lib/core/ids";
import type { WorkflowRow } from "@/lib/core/projections/rows";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import { findTeam, unknownTeam } from "../teams/find-team";
import { refreshDelegations } from "../trust/refresh-delegations";
import { findWorkflow } from "./find-workflow";

type Answer = Result<{ id: WorkflowId; slug: string }, RefusalCode>;

export async function registerWorkflow(tx: Tx, actor: Actor, input: z.output<typeof RegisterWorkflowInput>): Promise<Answer> {
  const { slug, name, ownerTeam, touches, consequential = touches.length > 0 } = input;
  await tx.moveSnapshot();
  if (await findWorkflow(tx, slug)) return refuse("already_exists", { slug: `A workflow ${slug} is registered already.` });
  const team = await findTeam(tx, ownerTeam);
  if (!team) return refuse("bad_request", { ownerTeam: unknownTeam(ownerTeam) });
  if (playsDown(consequential, touches)) return refuse("bad_request", { consequential: PLAYED_DOWN });
  const workflow: WorkflowRow = { id: newId("wfl", tx.at), slug, name, ownerTeamId: team.id, consequential, touches };
  await tx.append({ type: "workflow.registered", chain: "org", at: tx.iso, actor: actorId(actor), data: { workflow } });
  return ok({ id: workflow.id, slug });
}

export async function changeWorkflow(tx: Tx, actor: Actor, { workflowId, ...changes }: z.output<typeof ChangeWorkflowInput>): Promise<Answer> {
  // What a workflow touches decides how grave its actions are.
  await tx.moveSnapshot();
  const before = await findWorkflow(tx, workflowId);
  if (!before) return refuse("not_found", { workflowId: "There is no such workflow." });
  const team = changes.ownerTeam === undefined ? { id: before.ownerTeamId } : await findTeam(tx, changes.ownerTeam);
  if (!team) return refuse("bad_request", { ownerTeam: unknownTeam(changes.ownerTeam ?? "") });
  const touches = changes.touches ?? before.touches;
  const consequential = changes.consequential ?? (before.consequential || touches.length > 0);
  if (playsDown(consequential, touches)) return refuse("bad_request", { consequential: PLAYED_DOWN });
  const workflow: WorkflowRow = { ...before, name: changes.name ?? before.name, ownerTeamId: team.id, touches, consequential };
  await tx.append({ type: "workflow.changed", chain: "org", at: tx.iso, actor: actorId(actor), data: { workflow } });
  await refreshDelegations(tx);
  return ok({ id: workflow.id, slug: workflow.slug });
}

const playsDown = (consequential: boolean, touches: readonly Touch[]): boolean => !consequential && touches.length > 0;
const PLAYED_DOWN = "A workflow that touches money, permissions, counterparties or customer outcomes is consequential.";
