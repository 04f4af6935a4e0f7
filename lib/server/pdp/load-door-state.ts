import "server-only";
import { DEFAULT_RATE_PER_MINUTE } from "@/lib/contract/settings";
import { type ActionFacts, type AgentFacts, actionKey, type BuildFacts } from "@/lib/core/decisions/snapshot";
import type { AgentId } from "@/lib/core/ids";
import type { Sql } from "../db/sql";
import { oncePerProcess } from "../process/once-per-process";
import type { DoorState, InputChecks, KeyFacts } from "./door-state";
import { compileSchema } from "./input-checks";
import { type Loaded, loadRows } from "./load-rows";
import { openTrigger, pactFacts } from "./pact-facts";

/** Compiled schemas outlive a load: most loads change trust, not text. */
const compiledSchemas = oncePerProcess("pdp.compiled-schemas", () => new Map<string, InputChecks>());

export async function loadDoorState(sql: Sql): Promise<DoorState> {
  const row = await loadRows(sql);
  const settings = new Map(row.settings.map(({ name, value }) => [name, value]));
  const slugs = new Map(row.agents.map((agent) => [agent.id, agent.slug]));
  return {
    version: row.version,
    snapshot: {
      hash: row.version,
      highWater: Date.parse(row.high_water),
      agents: new Map(row.agents.map((agent) => [agent.slug, agentFacts(agent, row)])),
      actions: new Map(row.actions.map((action) => [actionKey(action.workflow, action.name), actionFacts(action)])),
      pacts: pactFacts(row),
      counterparties: row.counterparties,
      tierLimits: (settings.get("tier_limits") as Record<string, number> | undefined) ?? {},
    },
    keys: new Map(row.keys.map((key) => [key.digest, keyFacts(key, slugs)])),
    checks: inputChecks(row.actions),
    defaultRatePerMinute: Number(settings.get("rate_per_minute") ?? DEFAULT_RATE_PER_MINUTE),
  };
}

function agentFacts({ id, slug, suspended }: Loaded["agents"][number], row: Loaded): AgentFacts {
  const builds = row.builds
    .filter((build) => build.agent_id === id)
    .map((b): [string, BuildFacts] => [
      b.fingerprint,
      {
        id: b.id,
        fingerprint: b.fingerprint,
        verifiedAt: b.verified_at ? Date.parse(b.verified_at) : null,
        verifiedScope: b.verified_scope,
        family: b.family_id,
      },
    ]);
  const triggers = row.triggers.filter((t) => t.agent_id === id && t.pact_id === null && t.cause.suspension !== true);
  return { id, slug, suspended, builds: new Map(builds), triggers: triggers.map(openTrigger) };
}

const actionFacts = (a: Loaded["actions"][number]): ActionFacts => ({
  id: a.id,
  workflowId: a.workflow_id,
  workflow: a.workflow,
  name: a.name,
  risk: a.risk,
  reversibility: a.reversibility,
  touches: a.touches,
  moneyMoving: a.money_moving,
  amountPath: a.amount_path,
  currencyPath: a.currency_path,
  counterpartyPath: a.counterparty_path,
  casePath: a.case_path,
});

function keyFacts(key: Loaded["keys"][number], slugs: ReadonlyMap<AgentId, string>): KeyFacts {
  const { id, name, scopes, agent_id: agentId, source_id: sourceId, rate_per_minute: ratePerMinute } = key;
  return {
    actor: { kind: "key", id, name, scopes, agentId, sourceId, ratePerMinute },
    agent: agentId ? (slugs.get(agentId) ?? null) : null,
    expiresAt: key.expires_at ? Date.parse(key.expires_at) : null,
  };
}

function inputChecks(actions: Loaded["actions"]): Map<string, InputChecks> {
  const found = new Map<string, InputChecks>();
  for (const { workflow, name, args_schema: args, context_schema: context } of actions) {
    const text = JSON.stringify([args, context]);
    let known = compiledSchemas.get(text);
    if (!known) {
      known = { args: args === null ? null : compileSchema(args), context: context === null ? null : compileSchema(context) };
      compiledSchemas.set(text, known);
    }
    found.set(actionKey(workflow, name), known);
  }
  return found;
}
