import "server-only";
import type { ReviewFilter, ReviewListPage, ReviewListRow, SilentStep } from "@/lib/contract/reviews";
import type { Execution } from "@/lib/core/closed-lists";
import type { AgentId, BuildId, PactId } from "@/lib/core/ids";
import type { Json } from "@/lib/core/json";
import { may } from "@/lib/core/members/permissions";
import type { ReviewRow } from "@/lib/core/projections/rows";
import { type CanonicalAction, displayAction, readDisplay } from "@/lib/core/reviews/display-action";
import { ineligibility } from "@/lib/core/reviews/eligibility";
import { silentMove } from "@/lib/core/reviews/silence";
import { settlingDecision } from "@/lib/core/reviews/undo-decision";
import { standingLane } from "@/lib/core/trust/standing-lane";
import { type Actor, standingOf } from "../auth/actor";
import { poolSql } from "../db/pool-sql";
import { readPrivate } from "../ledger/private-text";
import { snapshots } from "../pdp/snapshots";
import { loadNames } from "./member-names";
import { REVIEW_COLUMNS, reviewRow, type StoredReview } from "./review-row";
import { titleText } from "./title-text";

const MOST_OPEN = 1_000;
const MOST_DECIDED = 200;
const WAITING = "('open', 'approved_pending')";

export type Listed = StoredReview & {
  agent_slug: string;
  agent_name: string;
  owner_slug: string;
  display: Json;
  currency_path: string | null;
  claim_member: string | null;
  claim_name: string | null;
  claim_expires: Date | null;
  execution: Execution | null;
};

/** The columns and joins that make a row of the list; `r` is the table of items. */
export const LISTED = `select ${REVIEW_COLUMNS}, a.slug as agent_slug, a.name as agent_name, t.slug as owner_slug, act.display, act.currency_path,
    c.member_id as claim_member, cm.name as claim_name, c.expires_at as claim_expires, d.execution
  from review r
  join agent a on a.id = r.agent_id
  join team t on t.id = a.owner_team_id
  left join workflow w on w.slug = r.workflow
  left join action act on act.workflow_id = w.id and act.name = r.action
  left join review_claim c on c.review_id = r.id and c.expires_at > now()
  left join member cm on cm.id = c.member_id
  left join lateral (select id from approval_grant g where g.review_id = r.id order by g.minted_at desc limit 1) g on true
  left join decision d on d.grant_id = g.id`;

/** What the queue shows: what waits, by its deadline; or what was decided, newest first. */
export async function listReviews(actor: Actor, { status, q }: ReviewFilter): Promise<ReviewListPage> {
  const nothing: ReviewListPage = { rows: [], more: 0, openCount: 0, lastDecidedAt: null, nextBoundary: null };
  if (!may(standingOf(actor), "history.read")) return nothing;
  const limit = status === "open" ? MOST_OPEN : MOST_DECIDED;
  const stored = await poolSql.query<Listed>(
    status === "open"
      ? `${LISTED} where r.status in ${WAITING} order by r.due_at, r.tier, r.id limit $1`
      : `${LISTED} where r.outcome_at is not null order by r.outcome_at desc, r.id limit $1`,
    [limit + 1],
  );
  const rows = (await listRows(actor, stored.slice(0, limit))).filter((row) => matches(row, q));
  const [counts] = await poolSql.query<{ open: number; waiting: number; decided: number; decided_at: Date | null }>(
    `select count(*) filter (where status = 'open')::int as open, count(*) filter (where status in ${WAITING})::int as waiting,
      count(outcome_at)::int as decided, max(outcome_at) as decided_at from review`,
  );
  const openCount = counts?.open ?? 0;
  const matching = (status === "open" ? counts?.waiting : counts?.decided) ?? 0;
  return {
    rows,
    more: Math.max(0, matching - stored.slice(0, limit).length),
    openCount,
    lastDecidedAt: counts?.decided_at?.toISOString() ?? null,
    nextBoundary: status === "open" && openCount === 0 ? await nextBoundary() : null,
  };
}

/** How many items wait, for the badge in the navigation. */
export async function countOpenReviews(actor: Actor): Promise<number> {
  if (!may(standingOf(actor), "history.read")) return 0;
  const [row] = await poolSql.query<{ n: number }>("select count(*)::int as n from review where status = 'open'");
  return row?.n ?? 0;
}

export async function listRows(actor: Actor, stored: readonly Listed[]): Promise<ReviewListRow[]> {
  const texts = await readPrivate(
    poolSql,
    stored.map(({ actionCommit }) => actionCommit),
  );
  const nameOf = await loadNames(
    poolSql,
    stored.map((row) => settlingDecision(row)?.by),
  );
  return stored.map((row) => listRow(actor, row, texts.get(row.actionCommit) as CanonicalAction | undefined, nameOf));
}

function listRow(actor: Actor, stored: Listed, action: CanonicalAction | undefined, nameOf: (id: string) => string): ReviewListRow {
  const review = reviewRow(stored);
  const display = readDisplay(stored.display);
  const last = settlingDecision(review);
  return {
    id: review.id,
    status: review.status,
    tier: review.tier,
    lane: review.lane,
    title: action ? titleText(displayAction(action, display, stored.currency_path)) : review.action,
    atStake: review.amountMinor !== null && review.currency !== null ? { minor: review.amountMinor, currency: review.currency } : null,
    agent: { slug: stored.agent_slug, name: stored.agent_name },
    workflow: review.workflow,
    clause: review.clauseKey,
    why: review.contributions.find(({ effectiveFloor }) => effectiveFloor === "hold")?.kind ?? null,
    queue: review.queue,
    openedAt: review.openedAt,
    dueAt: review.dueAt,
    silence: silentStep(review),
    effectiveAt: review.effectiveAt,
    outcomeAt: review.outcomeAt,
    claim:
      stored.claim_name && stored.claim_expires
        ? { by: stored.claim_name, mine: stored.claim_member === actor.id, expiresAt: stored.claim_expires.toISOString() }
        : null,
    barred: actor.kind === "member" ? ineligibility(review, actor, stored.owner_slug) : "forbidden",
    answer: last ? { by: nameOf(last.by), verb: last.verb as NonNullable<ReviewListRow["answer"]>["verb"], at: last.at } : null,
    execution: stored.execution,
  };
}

const iso = (instant: number): string => new Date(instant).toISOString();

/** What silence does at the deadline, as the frozen terms say. */
function silentStep(review: ReviewRow): SilentStep {
  const move = silentMove(review);
  return { do: move.do, at: review.dueAt, to: move.do === "hand_up" ? move.to : null, until: move.do === "deny" ? null : iso(move.until) };
}

function matches(row: ReviewListRow, q: string): boolean {
  const text = [row.title, row.id, row.agent.slug, row.agent.name, row.clause, row.queue, row.workflow, row.claim?.by, row.answer?.by].join("\n").toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The next lane that will change by time alone: where the next items may come from. */
async function nextBoundary(): Promise<ReviewListPage["nextBoundary"]> {
  const [timer] = await poolSql.query<{ ref: string; due_at: Date; agent: string; pact: string }>(
    `select t.ref, t.due_at, a.slug as agent, p.title as pact from timer t
      join agent a on a.id = split_part(t.ref, '/', 1) join pact p on p.id = split_part(t.ref, '/', 3)
      where t.kind = 'lane_boundary' and t.fired_at is null and t.cancelled_at is null order by t.due_at limit 1`,
  );
  if (!timer) return null;
  const [agent, build, pact] = timer.ref.split("/") as [AgentId, BuildId | "", PactId];
  const standing = standingLane(snapshots.current.snapshot, agent, build || null, pact, Date.now());
  return standing?.nextLane ? { at: timer.due_at.toISOString(), agent: timer.agent, pact: timer.pact, lane: standing.nextLane } : null;
}
