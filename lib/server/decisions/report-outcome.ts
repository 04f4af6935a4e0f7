import "server-only";
import { OutcomeReport } from "@/lib/contract/decisions";
import type { Execution } from "@/lib/core/closed-lists";
import type { AgentId, DecisionId, PactId } from "@/lib/core/ids";
import { ok, refuse } from "@/lib/core/result";
import { actorId } from "../auth/actor";
import { defineOperation } from "../entry/operation";
import { commitTo, keepPrivate } from "../ledger/private-text";

type Found = { id: DecisionId; agent_id: AgentId | null; pact_id: PactId | null; execution: Execution };

/**
 * What became of a decision. The same report again is welcome; another one isn't, once the outcome is known. `unknown` may
 * still become what it was.
 */
export const reportOutcomeOperation = defineOperation({
  input: OutcomeReport,
  permission: "outcomes.report",
  run: async (tx, actor, { decisionId, execution, at, detail }) => {
    const [found] = await tx.query<Found>("select id, agent_id, pact_id, execution from decision where id = $1 for update", [decisionId]);
    if (!found || (actor.kind === "key" && actor.agentId !== found.agent_id))
      return refuse("not_found", { decisionId: "isn't a decision of this key's agent" });
    if (found.execution === execution) return ok({ id: found.id, execution });
    if (found.execution !== "none" && found.execution !== "unknown") return refuse("outcome_fixed", { execution: `was reported as ${found.execution} before` });
    const text = detail === undefined ? null : commitTo(detail);
    if (text) await keepPrivate(tx, [text]);
    const when = at === undefined ? tx.iso : new Date(at).toISOString();
    await tx.query("update decision set execution = $2, executed_at = $3, execution_detail = $4 where id = $1", [
      found.id,
      execution,
      when,
      text ? Buffer.from(text.commit, "hex") : null,
    ]);
    await tx.append({
      type: "execution.reported",
      chain: found.pact_id ?? "org",
      at: tx.iso,
      actor: actorId(actor),
      data: { decision: found.id, execution, at: when, detail: text?.commit ?? null },
    });
    return ok({ id: found.id, execution });
  },
});
