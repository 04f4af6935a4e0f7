import "server-only";
import { DEFAULT_RATE_PER_MINUTE } from "@/lib/contract/settings";
import type { KeyScope, Reversibility, Risk, Touch } from "@/lib/core/closed-lists";
import { type ActionFacts, type AgentFacts, actionKey, type BuildFacts, type OpenTrigger, type PactFacts, type Proof, type TrustFacts } from "@/lib/core/decisions/snapshot";
import type { AgentId, BuildId, KeyId, PactId, SourceId, TriggerId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import { type CompiledPact, compilePact, type PactAction } from "@/lib/core/pacts/compile-pact";
import type { PactDocument, RuntimeAction, Scope } from "@/lib/core/pacts/pact-document";
import type { TriggerRow } from "@/lib/core/projections/rows";
import type { Instant } from "@/lib/core/time";
import type { Sql } from "../db/sql";
import { oncePerProcess } from "../process/once-per-process";
import type { DoorState, InputChecks, KeyFacts } from "./door-state";
import { compileSchema } from "./input-checks";

type Loaded = {
  version: string;
  high_water: string;
  agents: { id: AgentId; slug: string; suspended: boolean }[];
  builds: { id: BuildId; agent_id: AgentId; fingerprint: string; verified_at: string | null; verified_scope: Scope | null; family_id: BuildId }[];
  actions: {
    id: ActionFacts["id"];
    workflow_id: ActionFacts["workflowId"];
    workflow: string;
    touches: Touch[];
    name: string;
    risk: Risk | null;
    reversibility: Reversibility;
    money_moving: boolean;
    args_schema: JsonObject | null;
    context_schema: JsonObject | null;
    amount_path: string | null;
    currency_path: string | null;
    counterparty_path: string | null;
    case_path: string | null;
  }[];
  counterparties: string[];
  versions: { id: string; pact_id: PactId; slug: string; number: number; document: PactDocument; digest: string; status: "enforced" | "shadow"; enforced_share: 5 | 25 | 100; effective_at: string }[];
  dormant: { pact_id: PactId; slug: string; document: PactDocument }[];
  triggers: { id: TriggerId; kind: OpenTrigger["kind"]; agent_id: AgentId; pact_id: PactId | null; clause_key: string | null; build_id: BuildId | null; scope: TriggerRow["scope"]; action: RuntimeAction | null; opened_at: string; cause: { baseline?: boolean; actsFullyAt?: string; suspension?: boolean } }[];
  proofs: { pact_id: PactId; clause: string; kind: string; agent_id: AgentId | null; build: BuildId | null; subject_type: string | null; subject_id: string | null; source: SourceId; observed_at: string; received_at: string; scope: Scope | null }[];
  epochs: { agent_id: AgentId; pact_id: PactId; epoch: number }[];
  keys: { id: KeyId; name: string; digest: string; scopes: KeyScope[]; agent_id: AgentId | null; source_id: SourceId | null; rate_per_minute: number | null; expires_at: string | null }[];
  settings: { name: string; value: unknown }[];
};

const list = (select: string): string => `(select coalesce(json_agg(row_to_json(t)), '[]') from (${select}) t)`;

/** One statement, so that everything comes from one view of the database. */
const LOAD = `select h.version::text, h.high_water,
  ${list(`select id, slug, suspended_at is not null as suspended from agent`)} as agents,
  ${list(`select id, agent_id, fingerprint, verified_at, verified_scope, family_id from build`)} as builds,
  ${list(`select a.id, a.workflow_id, w.slug as workflow, w.touches, a.name, a.risk, a.reversibility, a.money_moving, a.args_schema, a.context_schema,
    a.amount_path, a.currency_path, a.counterparty_path, a.case_path from action a join workflow w on w.id = a.workflow_id`)} as actions,
  (select coalesce(json_agg(slug order by slug), '[]') from counterparty where approved) as counterparties,
  ${list(`select v.id, v.pact_id, p.slug, v.number, v.document, v.digest, v.status, v.enforced_share, v.effective_at
    from pact_version v join pact p on p.id = v.pact_id where v.status in ('enforced', 'shadow')`)} as versions,
  ${list(`select distinct on (v.pact_id) v.pact_id, p.slug, v.document from pact_version v join pact p on p.id = v.pact_id
    where not exists (select 1 from pact_version live where live.pact_id = v.pact_id and live.status in ('enforced', 'shadow')) order by v.pact_id, v.number desc`)} as dormant,
  ${list(`select id, kind, agent_id, pact_id, clause_key, build_id, scope, action, opened_at, cause from trigger where closed_at is null`)} as triggers,
  ${list(`select distinct on (u.pact_id, u.clause_key, u.kind, u.source_id, u.build_id, u.subject_type, u.subject_id, u.scope::text)
      u.pact_id, u.clause_key as clause, u.kind, u.agent_id, u.build_id as build, u.subject_type, u.subject_id, u.source_id as source, u.observed_at, u.received_at, u.scope
    from unit u join source s on s.id = u.source_id where u.passed and s.revoked_at is null
    order by u.pact_id, u.clause_key, u.kind, u.source_id, u.build_id, u.subject_type, u.subject_id, u.scope::text, least(u.observed_at, u.received_at) desc`)} as proofs,
  ${list(`select agent_id, pact_id, max(epoch) as epoch from delegation group by agent_id, pact_id`)} as epochs,
  ${list(`select id, name, encode(digest, 'hex') as digest, scopes, agent_id, source_id, rate_per_minute, expires_at from key where revoked_at is null`)} as keys,
  ${list(`select name, value from setting`)} as settings
  from snapshot_head h`;

/** Compiled versions and schemas outlive a load: most loads change trust, not text. */
const compiledVersions = oncePerProcess("pdp.compiled-versions", () => new Map<string, CompiledPact>());
const compiledSchemas = oncePerProcess("pdp.compiled-schemas", () => new Map<string, InputChecks>());

export async function loadDoorState(sql: Sql): Promise<DoorState> {
  const [row] = await sql.query<Loaded>(LOAD);
  if (!row) throw new Error("The database has no snapshot head; its migrations haven't run.");
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

const instant = (text: string): Instant => Date.parse(text);

function agentFacts({ id, slug, suspended }: Loaded["agents"][number], row: Loaded): AgentFacts {
  const builds = row.builds
    .filter((build) => build.agent_id === id)
    .map((b): [string, BuildFacts] => [b.fingerprint, { id: b.id, fingerprint: b.fingerprint, verifiedAt: b.verified_at ? instant(b.verified_at) : null, verifiedScope: b.verified_scope, family: b.family_id }]);
  const triggers = row.triggers.filter((t) => t.agent_id === id && t.pact_id === null && t.cause.suspension !== true);
  return { id, slug, suspended, builds: new Map(builds), triggers: triggers.map(openTrigger) };
}

const openTrigger = (t: Loaded["triggers"][number]): OpenTrigger => ({
  id: t.id,
  kind: t.kind,
  clause: t.clause_key,
  build: t.build_id,
  openedAt: instant(t.opened_at),
  action: t.action,
  baseline: t.cause.baseline === true,
  actsFullyAt: t.cause.actsFullyAt ? instant(t.cause.actsFullyAt) : null,
});

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
    expiresAt: key.expires_at ? instant(key.expires_at) : null,
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

function pactFacts(row: Loaded): PactFacts[] {
  const actions: PactAction[] = row.actions.map((a) => ({ workflow: a.workflow, name: a.name, argsSchema: a.args_schema, contextSchema: a.context_schema }));
  const actionsText = JSON.stringify(actions);
  const trust = trustByPact(row);
  const live = new Map<PactId, Loaded["versions"]>();
  for (const version of row.versions) live.set(version.pact_id, [...(live.get(version.pact_id) ?? []), version]);
  const found: PactFacts[] = [];
  for (const [id, versions] of live) {
    const newestFirst = versions.filter((v) => v.status === "enforced").sort((a, b) => b.number - a.number);
    const [enforced, previous] = newestFirst;
    const shadow = versions.find((v) => v.status === "shadow");
    const read = (version: Loaded["versions"][number] | undefined) => (version ? compiledVersion(version, actions, actionsText) : null);
    found.push({
      id,
      slug: versions[0]?.slug ?? id,
      enforced: read(enforced),
      share: enforced?.enforced_share ?? 0,
      previous: read(previous),
      shadow: read(shadow),
      trust: trust.get(id) ?? new Map(),
    });
  }
  for (const { pact_id: id, slug, document } of row.dormant) {
    found.push({ id, slug, enforced: null, share: 0, previous: null, shadow: null, dormant: { agents: document.agents ?? [], workflow: document.workflow ?? "" }, trust: new Map() });
  }
  return found;
}

function compiledVersion(version: Loaded["versions"][number], actions: PactAction[], actionsText: string): CompiledPact {
  const key = `${version.id}\n${version.digest}\n${actionsText}`;
  const known = compiledVersions.get(key);
  if (known) return known;
  const answer = compilePact(version.document, { id: version.pact_id, version: version.number, digest: version.digest, actions });
  if (!answer.ok) throw new Error(`Version ${version.number} of pact ${version.slug} can't be read: ${JSON.stringify(answer.fields)}`);
  if (compiledVersions.size > 500) compiledVersions.clear();
  compiledVersions.set(key, answer.value);
  return answer.value;
}

function trustByPact(row: Loaded): Map<PactId, Map<AgentId, TrustFacts>> {
  const found = new Map<PactId, Map<AgentId, TrustFacts & { proofs: Proof[]; triggers: OpenTrigger[] }>>();
  const of = (pact: PactId, agent: AgentId) => {
    let agents = found.get(pact);
    if (!agents) found.set(pact, (agents = new Map()));
    let trust = agents.get(agent);
    if (!trust) agents.set(agent, (trust = { epoch: 0, proofs: [], triggers: [], bands: [], overrides: [], recovery: null }));
    return trust;
  };
  for (const { pact_id: pact, agent_id: agent, epoch } of row.epochs) of(pact, agent).epoch = epoch;
  for (const trigger of row.triggers) if (trigger.pact_id) of(trigger.pact_id, trigger.agent_id).triggers.push(openTrigger(trigger));
  for (const p of row.proofs) {
    const proof = proofOf(p);
    // A subject's proof holds for every agent under the pact; an agent's own for that agent.
    const agents = p.agent_id ? [p.agent_id] : row.agents.map((agent) => agent.id);
    for (const agent of agents) of(p.pact_id, agent).proofs.push(proof);
  }
  return found;
}

const proofOf = (p: Loaded["proofs"][number]): Proof => ({
  clause: p.clause,
  kind: p.kind,
  build: p.build,
  subject: p.subject_type !== null && p.subject_id !== null ? { type: p.subject_type, id: p.subject_id } : null,
  source: p.source,
  observedAt: instant(p.observed_at),
  receivedAt: instant(p.received_at),
  scope: p.scope,
  usable: true,
});
