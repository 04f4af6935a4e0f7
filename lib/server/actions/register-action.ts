import "server-only";
import type { z } from "zod";
import type { ChangeActionInput, RegisterActionInput } from "@/lib/contract/actions";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { ActionId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import { type Result, refuse } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import { findWorkflow, unknownWorkflow } from "../workflows/find-workflow";
import { findAction } from "./find-action";
import { learnSchema } from "./learn-schema";
import { type ActionFacts, writeAction } from "./write-action";

type Answer = Result<{ id: ActionId; name: string }, RefusalCode>;

export async function registerAction(tx: Tx, actor: Actor, input: z.output<typeof RegisterActionInput>): Promise<Answer> {
  await tx.moveSnapshot();
  const workflow = await findWorkflow(tx, input.workflow);
  if (!workflow) return refuse("bad_request", { workflow: unknownWorkflow(input.workflow) });
  if (await findAction(tx, `${workflow.slug}/${input.name}`))
    return refuse("already_exists", { name: `${workflow.slug} has an action ${input.name} already.` });
  const { workflow: _, samples, argsSchema, contextSchema, ...facts } = input;
  const learnt = learn(samples);
  return writeAction(tx, actor, "action.registered", {
    id: newId("act", tx.at),
    workflowId: workflow.id,
    ...facts,
    argsSchema: argsSchema === undefined ? learnt.args : argsSchema,
    contextSchema: contextSchema === undefined ? learnt.context : contextSchema,
  });
}

export async function changeAction(tx: Tx, actor: Actor, { actionId, samples, ...changes }: z.output<typeof ChangeActionInput>): Promise<Answer> {
  await tx.moveSnapshot();
  const before = (await findAction(tx, actionId)) as ActionFacts | null;
  if (!before) return refuse("not_found", { actionId: "There is no such action." });
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const learnt = learn(samples);
  return writeAction(tx, actor, "action.changed", {
    ...before,
    ...(learnt.args ? { argsSchema: learnt.args } : {}),
    ...(learnt.context ? { contextSchema: learnt.context } : {}),
    ...given,
  });
}

function learn(samples: readonly { args: JsonObject; context?: JsonObject }[] = []): { args: JsonObject | null; context: JsonObject | null } {
  return { args: learnSchema(samples.map(({ args }) => args)), context: learnSchema(samples.flatMap(({ context }) => (context ? [context] : []))) };
}
