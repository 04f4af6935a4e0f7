import "server-only";
import type { z } from "zod";
import type { LearnSchemasInput, LearntSchemas } from "@/lib/contract/actions";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { JsonObject } from "@/lib/core/json";
import { ok, type Result, refuse } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import { readPrivate } from "../ledger/private-text";
import type { Tx } from "../ledger/transact";
import { findWorkflow } from "../workflows/find-workflow";
import { learnSchema } from "./learn-schema";

/** The newest are enough, and tell what agents send now. */
const MOST_CALLS = 500;

/** What agents have sent for an action, registered or not, as schemas; their values stay where they are. */
export async function learnFromCalls(
  tx: Tx,
  _actor: Actor,
  { workflow, name }: z.output<typeof LearnSchemasInput>,
): Promise<Result<LearntSchemas, RefusalCode>> {
  const known = await findWorkflow(tx, workflow);
  const rows = await tx.query<{ commit: string }>(
    "select encode(request_commit, 'hex') as commit from decision where workflow = $1 and action = $2 order by id desc limit $3",
    [known?.slug ?? workflow, name, MOST_CALLS],
  );
  if (rows.length === 0)
    return refuse("not_found", { name: `Nobody has asked for ${name} in ${workflow} yet. Send a call through the decision door, or paste a schema.` });
  const requests = [
    ...(
      await readPrivate(
        tx,
        rows.map(({ commit }) => commit),
      )
    ).values(),
  ].filter((request) => request !== null) as { args: JsonObject; context: JsonObject }[];
  const contexts = requests.map(({ context }) => context).filter((context) => Object.keys(context).length > 0);
  return ok({ calls: requests.length, argsSchema: learnSchema(requests.map(({ args }) => args)), contextSchema: learnSchema(contexts) });
}
