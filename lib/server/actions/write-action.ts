import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { ActionId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import type { ActionRow } from "@/lib/core/projections/rows";
import { ok, type Result, refuse } from "@/lib/core/result";
import type { ActionDisplay } from "@/lib/core/reviews/display-action";
import { type Actor, actorId } from "../auth/actor";
import { canonical } from "../ledger/canonical";
import type { Tx } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";
import { listBrokenClauses } from "./broken-clauses";
import { displayProblems } from "./check-display";
import { pathProblems } from "./check-paths";
import { schemaProblem } from "./check-schema";

/** An action as it is to stand, with its JSON as objects. */
export type ActionFacts = Omit<ActionRow, "argsSchema" | "contextSchema" | "display"> & {
  argsSchema: JsonObject | null;
  contextSchema: JsonObject | null;
  display: ActionDisplay | null;
};

/** Checks an action as a whole, writes it down, and refuses it if a live pact couldn't be read any more. */
export async function writeAction(
  tx: Tx,
  actor: Actor,
  type: "action.registered" | "action.changed",
  facts: ActionFacts,
): Promise<Result<{ id: ActionId; name: string }, RefusalCode>> {
  const fields = problemsOf(facts);
  if (Object.keys(fields).length > 0) return refuse("bad_request", fields);
  const before = await listBrokenClauses(tx);
  const text = (value: object | null) => (value === null ? null : canonical(value));
  const action: ActionRow = { ...facts, argsSchema: text(facts.argsSchema), contextSchema: text(facts.contextSchema), display: text(facts.display) };
  await tx.append({ type, chain: "org", at: tx.iso, actor: actorId(actor), data: { action } });
  const broken = [...(await listBrokenClauses(tx))].filter((clause) => !before.has(clause));
  if (broken.length > 0) return refuse("still_in_use", { argsSchema: `A pact in force couldn't be read any more. ${broken.join(" ")}` });
  await refreshDelegations(tx);
  return ok({ id: action.id, name: action.name });
}

function problemsOf(facts: ActionFacts): Record<string, string> {
  const args = schemaProblem(facts.argsSchema);
  const context = schemaProblem(facts.contextSchema);
  if (args !== null || context !== null) return { ...(args ? { argsSchema: args } : {}), ...(context ? { contextSchema: context } : {}) };
  const schemas = { args: facts.argsSchema, context: facts.contextSchema };
  return { ...pathProblems(facts, schemas), ...displayProblems(facts.display, schemas) };
}
