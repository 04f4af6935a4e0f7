import "server-only";
import type { KeyScope, Reversibility, Risk, Touch } from "@/lib/core/closed-lists";
import type { ActionFacts, OpenTrigger } from "@/lib/core/decisions/snapshot";
import type { AgentId, BuildId, KeyId, PactId, SourceId, TriggerId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import type { PactDocument, RuntimeAction, Scope } from "@/lib/core/pacts/pact-document";
import type { TriggerRow } from "@/lib/core/projections/rows";
import type { Sql } from "../db/sql";

/** Everything a decision rests on, as PostgreSQL hands it over. */
export type Loaded = {
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
  versions: {
    id: string;
    pact_id: PactId;
    slug: string;
    number: number;
    document: PactDocument;
    digest: string;
    status: "enforced" | "shadow";
    enforced_share: 5 | 25 | 100;
    effective_at: string;
  }[];
  dormant: { pact_id: PactId; slug: string; document: PactDocument }[];
  triggers: {
    id: TriggerId;
    kind: OpenTrigger["kind"];
    agent_id: AgentId;
    pact_id: PactId | null;
    clause_key: string | null;
    build_id: BuildId | null;
    scope: TriggerRow["scope"];
    action: RuntimeAction | null;
    opened_at: string;
    cause: { baseline?: boolean; actsFullyAt?: string; suspension?: boolean };
  }[];
  proofs: {
    pact_id: PactId;
    clause: string;
    kind: string;
    agent_id: AgentId | null;
    build: BuildId | null;
    subject_type: string | null;
    subject_id: string | null;
    source: SourceId;
    observed_at: string;
    received_at: string;
    scope: Scope | null;
  }[];
  epochs: { agent_id: AgentId; pact_id: PactId; epoch: number }[];
  keys: {
    id: KeyId;
    name: string;
    digest: string;
    scopes: KeyScope[];
    agent_id: AgentId | null;
    source_id: SourceId | null;
    rate_per_minute: number | null;
    expires_at: string | null;
  }[];
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
  ${list(`select p.pact_id, p.clause_key as clause, p.kind, p.agent_id, nullif(p.build_id, '') as build, nullif(p.subject_type, '') as subject_type,
      nullif(p.subject_id, '') as subject_id, p.source_id as source, p.observed_at, p.received_at, p.scope
    from proof p join source s on s.id = p.source_id where s.revoked_at is null`)} as proofs,
  ${list(`select agent_id, pact_id, max(epoch) as epoch from delegation group by agent_id, pact_id`)} as epochs,
  ${list(`select id, name, encode(digest, 'hex') as digest, scopes, agent_id, source_id, rate_per_minute, expires_at from key where revoked_at is null`)} as keys,
  ${list(`select name, value from setting`)} as settings
  from snapshot_head h`;

export async function loadRows(sql: Sql): Promise<Loaded> {
  const [row] = await sql.query<Loaded>(LOAD);
  if (!row) throw new Error("The database has no snapshot head; its migrations haven't run.");
  return row;
}
