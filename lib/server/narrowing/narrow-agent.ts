import "server-only";
import { NarrowAgentInput } from "@/lib/contract/narrowing";
import { decideNarrowing, type OpenNarrowing } from "@/lib/core/agents/narrow";
import type { AgentId, BuildId, PactId, TriggerId } from "@/lib/core/ids";
import type { TriggerRow } from "@/lib/core/projections/rows";
import { ok, refuse } from "@/lib/core/result";
import { findAgent, unknownAgent } from "../agents/find-agent";
import { actorId } from "../auth/actor";
import { findBuild } from "../builds/find-build";
import { defineOperation } from "../entry/operation";
import { newId } from "../ledger/ids";
import { keepValue } from "../ledger/private-text";
import type { Tx } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";

export type Narrowed = { triggerId: TriggerId; agent: string };

/**
 * A person takes authority away, at once: no request that arrives after this is answered as before. It stands until a
 * second person closes it. Nothing in the product gives authority by hand.
 */
export const narrowAgentOperation = defineOperation({
  input: NarrowAgentInput,
  permission: "agents.narrow",
  run: async (tx, actor, input) => {
    await tx.moveSnapshot();
    const agent = await findAgent(tx, input.agent);
    if (!agent) return refuse("not_found", { agent: unknownAgent(input.agent) });
    const pact = input.pact === undefined ? null : await findPactOf(tx, input.pact, agent.slug);
    if (input.pact !== undefined && !pact) return refuse("not_found", { pact: `No pact ${JSON.stringify(input.pact)} in force names this agent.` });
    const build = input.buildId === undefined ? null : await findBuild(tx, input.buildId);
    if (input.buildId !== undefined && build?.agentId !== agent.id) return refuse("not_found", { buildId: "This agent has no such build." });

    const target = { pactId: pact?.id ?? null, buildId: build?.id ?? null };
    const answer = decideNarrowing({ level: input.level, ...target }, await standing(tx, agent.id));
    if (!answer.ok) return answer;

    const by = actorId(actor);
    const trigger: TriggerRow = {
      id: newId("trg", tx.at),
      kind: "manual",
      agentId: agent.id,
      ...target,
      clauseKey: null,
      ...answer.value,
      openedAt: tx.iso,
      openedBy: by,
      cause: input.level === "suspend" ? { suspension: true } : {},
      reasonCommit: await keepValue(tx, input.reason),
      units: [],
      ownerTeamId: pact?.ownerTeamId ?? agent.ownerTeamId,
      closedAt: null,
      closedBy: null,
      closedHow: null,
      closeReasonCommit: null,
    };
    const common = { at: tx.iso, actor: by, data: { trigger } } as const;
    await tx.append(
      input.level === "suspend" ? { type: "agent.suspended", chain: "org", ...common } : { type: "trigger.opened", chain: trigger.pactId ?? "org", ...common },
    );
    await refreshDelegations(tx);
    return ok({ triggerId: trigger.id, agent: agent.slug } satisfies Narrowed);
  },
});

type Pact = { id: PactId; ownerTeamId: TriggerRow["ownerTeamId"] };

async function findPactOf(tx: Tx, slugOrId: string, agent: string): Promise<Pact | null> {
  const [row] = await tx.query<Pact>(
    `select p.id, p.owner_team_id as "ownerTeamId" from pact p where (p.slug = $1 or p.id = $1)
      and exists (select from pact_version v where v.pact_id = p.id and v.status in ('enforced', 'shadow') and v.document->'agents' ? $2)`,
    [slugOrId, agent],
  );
  return row ?? null;
}

async function standing(tx: Tx, agentId: AgentId): Promise<{ suspended: boolean; open: OpenNarrowing[] }> {
  const open = await tx.query<{ pactId: PactId | null; buildId: BuildId | null; level: OpenNarrowing["level"]; suspension: boolean }>(
    `select pact_id as "pactId", build_id as "buildId", level, coalesce((cause->>'suspension')::boolean, false) as suspension
      from trigger where agent_id = $1 and kind = 'manual' and clause_key is null and closed_at is null`,
    [agentId],
  );
  return { suspended: open.some((one) => one.suspension), open };
}
