import "server-only";
import type { OpenTriggerView } from "@/lib/contract/agent-standing";
import type { RefusalCode } from "@/lib/contract/refusals";
import { type ClosableTrigger, decideClosing, decideRetraction, RETRACTION_WINDOW } from "@/lib/core/agents/narrow";
import type { ActorId, AgentId, TriggerId } from "@/lib/core/ids";
import { may } from "@/lib/core/members/permissions";
import type { TriggerRow } from "@/lib/core/projections/rows";
import type { Instant } from "@/lib/core/time";
import { type Actor, actorId, standingOf } from "../auth/actor";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";
import { actorOf, loadNames } from "../history/names";
import { readPrivate } from "../ledger/private-text";

type Stored = {
  id: TriggerId;
  kind: TriggerRow["kind"];
  level: TriggerRow["level"];
  cause: { suspension?: boolean; actsFullyAt?: string } | null;
  pact_slug: string | null;
  pact_title: string | null;
  clause_key: string | null;
  build: string | null;
  opened_at: Date;
  opened_by: ActorId;
  reason: string | null;
  owner: string | null;
};

const sql: Sql = { query: async (text, values = []) => (await pool.query(text, [...values])).rows };

/** What narrows the agent until somebody closes it, the newest first; with what whoever looks may do about it. */
export async function openTriggers(actor: Actor, agent: AgentId, now: Instant): Promise<OpenTriggerView[]> {
  const rows = await sql.query<Stored>(
    `select t.id, t.kind, t.level, t.cause, p.slug as pact_slug, p.title as pact_title, t.clause_key, b.label as build, t.opened_at, t.opened_by,
        encode(t.reason_commit, 'hex') as reason, o.name as owner
      from trigger t left join pact p on p.id = t.pact_id left join build b on b.id = t.build_id left join team o on o.id = t.owner_team_id
      where t.agent_id = $1 and t.closed_at is null order by t.opened_at desc, t.id desc`,
    [agent],
  );
  const names = await loadNames(
    sql,
    rows.map(({ opened_by }) => opened_by),
  );
  const reasons = await readPrivate(
    sql,
    rows.map(({ reason }) => reason),
  );
  return rows.map((row): OpenTriggerView => {
    const closable: ClosableTrigger = {
      kind: row.kind,
      openedBy: row.opened_by,
      openedAt: row.opened_at.getTime(),
      closedAt: null,
      actsFullyAt: row.cause?.actsFullyAt ? Date.parse(row.cause.actsFullyAt) : null,
    };
    const own = decideRetraction(closable, { by: actorId(actor), at: now }).ok;
    return {
      id: row.id,
      kind: row.kind,
      level: row.level,
      suspension: row.cause?.suspension === true,
      pact: row.pact_slug === null ? null : { slug: row.pact_slug, name: row.pact_title ?? row.pact_slug },
      clause: row.clause_key,
      build: row.build,
      openedAt: row.opened_at.toISOString(),
      openedBy: actorOf(row.opened_by, names),
      reason: row.reason === null ? null : ((reasons.get(row.reason) as string | null | undefined) ?? null),
      owner: row.owner,
      retractUntil: own ? new Date(closable.openedAt + RETRACTION_WINDOW).toISOString() : null,
      closeRefusal: closeRefusal(actor, closable, now),
    };
  });
}

function closeRefusal(actor: Actor, trigger: ClosableTrigger, at: Instant): RefusalCode | null {
  const answer = decideClosing(trigger, { by: actorId(actor), at });
  if (!answer.ok) return answer.refusal;
  return may(standingOf(actor), "triggers.close") ? null : "forbidden";
}
