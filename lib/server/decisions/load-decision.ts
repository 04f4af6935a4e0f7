import "server-only";
import type { DecisionDetail, DecisionReason } from "@/lib/contract/decision-rows";
import type { Json } from "@/lib/core/json";
import type { RecordedReason } from "@/lib/core/ledger/event-data";
import { constraintPhrase } from "@/lib/core/pacts/action-phrase";
import type { Constraint } from "@/lib/core/pacts/pact-document";
import { type ActionDisplay, displayAction, readDisplay } from "@/lib/core/reviews/display-action";
import type { Actor } from "../auth/actor";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";
import { readPrivate } from "../ledger/private-text";
import { PACT_WORDING } from "../pacts/pact-wording";
import { decisionRow, type KeptRequest, type StoredDecision } from "./list-decisions";

type Stored = StoredDecision & {
  agent_name: string | null;
  build_label: string | null;
  run_id: string | null;
  key_name: string | null;
  pact_slug: string | null;
  pact_title: string | null;
  version: number | null;
  also: { slug: string; title: string }[];
  titles: Record<string, string>;
  action_digest: string;
  snapshot_hash: string;
  epoch: number;
  flags: string[];
  grant_id: string | null;
  executed_at: Date | null;
  execution_detail: string | null;
  display: ActionDisplay | null;
  currency_path: string | null;
};

const sql: Sql = { query: async (text, values = []) => (await pool.query(text, [...values])).rows };

/** One decision with everything it rested on. What the agent sent is shown from the bytes that were decided, never from a summary. */
export async function loadDecision(_actor: Actor, id: string): Promise<DecisionDetail | null> {
  const [row] = await sql.query<Stored>(
    `select d.id, d.at, d.agent, d.workflow, d.action, d.verdict, d.lane, d.reason_code, d.mode, d.would, d.amount_minor, d.currency, d.contributions,
        d.constraints, encode(d.request_commit, 'hex') as request, d.valid_until, d.execution, d.review_id, a.name as agent_name, b.label as build_label, d.run_id,
        k.name as key_name, p.slug as pact_slug, p.title as pact_title, d.version, d.action_digest, d.snapshot_hash, d.epoch, d.flags, d.grant_id, d.executed_at,
        encode(d.execution_detail, 'hex') as execution_detail, act.display, act.currency_path,
        (select coalesce(json_agg(json_build_object('slug', o.slug, 'title', o.title)), '[]') from pact o where o.id = any(d.also_pacts)) as also,
        (select coalesce(json_object_agg(o.id, o.title), '{}') from pact o where o.id = d.pact_id or o.id = any(d.also_pacts)) as titles
      from decision d left join agent a on a.id = d.agent_id left join build b on b.id = d.build_id left join key k on k.id = d.key_id
        left join pact p on p.id = d.pact_id left join action act on act.id = d.action_id
      where d.id = $1`,
    [id],
  );
  if (!row) return null;
  const texts = await readPrivate(sql, [row.request, row.execution_detail]);
  const kept = (texts.get(row.request) ?? null) as KeptRequest | null;
  return {
    ...decisionRow(row, kept),
    agentName: row.agent_name,
    build: row.build_label,
    fingerprint: kept?.fingerprint ?? null,
    runId: row.run_id,
    key: row.key_name,
    reasons: row.contributions.map((reason, i) => decisionReason(reason, kept?.facts[i] ?? null, row.titles)),
    constraints: (row.constraints as Constraint[]).map((constraint) => constraintPhrase(constraint, PACT_WORDING)),
    path: [...new Set(row.contributions.filter(({ effectiveLane }) => effectiveLane !== "allow").map(({ remedy }) => remedy))],
    pact: row.pact_slug === null || row.version === null ? null : { slug: row.pact_slug, title: row.pact_title ?? row.pact_slug, version: row.version },
    alsoPacts: row.also,
    actionDigest: row.action_digest,
    snapshot: row.snapshot_hash,
    epoch: row.epoch,
    flags: row.flags,
    grant: row.grant_id,
    executedAt: row.executed_at?.toISOString() ?? null,
    executionDetail: row.execution_detail === null ? null : ((texts.get(row.execution_detail) as Json | undefined) ?? null),
    request: kept && requestOf(row, kept),
  };
}

function decisionReason(reason: RecordedReason, facts: Json, titles: Record<string, string>): DecisionReason {
  const { kind, lane, clause, evidence, remedy, floor, effectiveLane, effectiveFloor, hard, pact } = reason;
  return { kind, lane, clause, evidence, remedy, facts, floor, effectiveLane, effectiveFloor, hard, pact: pact === null ? null : (titles[pact] ?? pact) };
}

function requestOf(
  { agent, workflow, action, display, currency_path }: Stored,
  { args, context, supports }: KeptRequest,
): NonNullable<DecisionDetail["request"]> {
  const shown = displayAction({ agent, workflow, action, args }, readDisplay(display === null ? null : JSON.stringify(display)), currency_path);
  return { action: shown, args, context, supports };
}
