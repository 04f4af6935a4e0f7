import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { DecisionView, ReviewDetail, VerbView } from "@/lib/contract/reviews";
import { REVIEW_REASONS, REVIEW_VERBS, type ReviewVerb } from "@/lib/core/closed-lists";
import { readPath } from "@/lib/core/decisions/request-facts";
import { contributionKey } from "@/lib/core/decisions/snapshot";
import type { JsonObject } from "@/lib/core/json";
import { may } from "@/lib/core/members/permissions";
import type { ReviewRow } from "@/lib/core/projections/rows";
import { narrowedSince, repairsNeeded } from "@/lib/core/reviews/approvable";
import { notHonoured } from "@/lib/core/reviews/conditions";
import { displayAction, readDisplay } from "@/lib/core/reviews/display-action";
import { decidingTeams, groupsOf } from "@/lib/core/reviews/eligibility";
import { approvalsOf, type Eye, eyesNeeded, stillNeeded, wouldHelp } from "@/lib/core/reviews/eyes";
import { endedBySilence } from "@/lib/core/reviews/silence";
import type { Instant } from "@/lib/core/time";
import { type Actor, standingOf } from "../auth/actor";
import { poolSql } from "../db/pool-sql";
import { canonical } from "../ledger/canonical";
import { readPrivate } from "../ledger/private-text";
import { snapshots } from "../pdp/snapshots";
import { loadSettings } from "../settings/reads";
import { type Briefing, loadBriefing } from "./briefing";
import { LISTED, type Listed, listRows } from "./list-reviews";
import { loadNames } from "./member-names";
import { reviewHistory } from "./review-history";
import { reviewRow } from "./review-row";
import { listReviewers } from "./reviewers";

type Grant = { id: string; expires_at: Date; used_at: Date | null; voided_at: Date | null };

/** Everything a person decides an item on; null: there is no such item for this actor. */
export async function loadReview(actor: Actor, id: string): Promise<ReviewDetail | null> {
  if (!may(standingOf(actor), "history.read")) return null;
  const [stored] = await poolSql.query<Listed>(`${LISTED} where r.id = $1`, [id]);
  if (!stored) return null;
  const now = Date.now();
  const review = reviewRow(stored);
  await snapshots.catchUp();
  const briefing = await loadBriefing(poolSql, review, snapshots.current, now);
  const [listed] = await listRows(actor, [stored]);
  if (!listed) return null;
  const clause = briefing.pact?.document.clauses.find(({ key }) => key === review.clauseKey);
  const mayRead = readerOf(actor, review);
  const { answer: _, ...row } = listed;
  return {
    ...row,
    rowVersion: review.rowVersion,
    pact: await pactView(review),
    obligation: clause?.obligation ?? null,
    severity: clause?.severity ?? null,
    owner: await teamView(clause?.owner ?? briefing.pact?.document.owner ?? null),
    agentOwner: briefing.agentOwner,
    runId: review.runId,
    actionDigest: review.actionDigest,
    action: briefing.action && displayAction(briefing.action, readDisplay(stored.display), stored.currency_path),
    actionText: briefing.action && JSON.stringify(briefing.action.args, null, 2),
    lookedUp: await lookedUp(review, briefing),
    reasons: review.contributions.map((c, index) => ({
      id: contributionKey(c),
      kind: c.kind,
      clause: c.clause,
      evidence: c.evidence ?? null,
      lane: c.effectiveLane,
      held: c.effectiveFloor === "hold",
      facts: briefing.request?.facts[index] ?? null,
    })),
    evidence: briefing.evidence.cards,
    evidenceMark: briefing.evidence.mark,
    claims: claimsText(briefing.request?.context),
    decisions: await decisionViews(actor, review, mayRead),
    eyes: { needed: eyesNeeded(review), have: approvalsOf(review).length, still: wouldHelp(review).map(nameOfEye) },
    verbs: REVIEW_VERBS.map((verb) => ({ verb, unavailable: unavailable(verb, actor, review, briefing, row.barred, now) })),
    wordsOnly: REVIEW_REASONS.conditions.filter((reason) => notHonoured(reason, briefing.request?.supports ?? []) !== null),
    counterparties: snapshots.current.snapshot.counterparties.slice(0, 50),
    levelAbove: review.frozen.handUp[review.handUpLevel] ?? null,
    reroute: review.frozen.reroute ? { to: review.frozen.reroute.to, instructions: review.frozen.reroute.instructions ?? null } : null,
    reviewers: await listReviewers(poolSql, review, decidingTeams(review)),
    undoSeconds: (await loadSettings()).undo_window_seconds[`tier${review.tier}`],
    grant: await grantView(review, now),
    history: await reviewHistory(poolSql, review, mayRead),
  };
}

const nameOfEye = (eye: Eye): string => ("team" in eye ? eye.team : "anyone");

/** A second person isn't led by the first one's reason: while an item waits, only its author reads it. */
const readerOf =
  (actor: Actor, review: ReviewRow) =>
  (entry: { by: string }): boolean =>
    review.status !== "open" || entry.by === actor.id;

async function decisionViews(actor: Actor, review: ReviewRow, mayRead: (entry: { by: string }) => boolean): Promise<DecisionView[]> {
  const nameOf = await loadNames(
    poolSql,
    review.decisions.map(({ by }) => by),
  );
  const notes = await readPrivate(
    poolSql,
    review.decisions.map(({ noteCommit }) => noteCommit),
  );
  return review.decisions.map((entry) => ({
    verb: entry.verb as ReviewVerb,
    reason: mayRead(entry) ? entry.reason : null,
    note: mayRead(entry) && entry.noteCommit ? ((notes.get(entry.noteCommit) as string | undefined) ?? null) : null,
    by: nameOf(entry.by),
    mine: entry.by === actor.id,
    at: entry.at,
    undoneAt: entry.undone ?? null,
    conditions: entry.conditions,
  }));
}

/** Why an answer can't be given, by the rules that would refuse it. */
function unavailable(verb: ReviewVerb, actor: Actor, review: ReviewRow, briefing: Briefing, barred: RefusalCode | null, now: Instant): VerbView["unavailable"] {
  const because = (code: RefusalCode, detail: string | null = null) => ({ code, detail });
  if (review.status !== "open") return because("already_decided");
  if (endedBySilence(review, now)) return because("review_expired");
  if (barred) return because(barred);
  if (briefing.action === null) return because("action_changed");
  if (verb === "hand_up") return review.frozen.handUp[review.handUpLevel] === undefined ? because("no_level_above") : null;
  if (verb !== "approve" && verb !== "conditions") return null;
  const [repair] = repairsNeeded(review);
  if (repair) return because("not_approvable", repair.remedy);
  if (narrowedSince(review, briefing.standing)) return because("narrowed_since");
  const before = approvalsOf(review);
  if (before.some(({ by }) => by === actor.id)) return because("second_eyes_needed");
  if (actor.kind !== "member") return because("forbidden");
  const mine = { groups: groupsOf(review, actor) };
  const needed = stillNeeded(review);
  if (stillNeeded(review, [...before, mine]).length >= needed.length) return because("not_eligible", wouldHelp(review).map(nameOfEye).join(", "));
  return null;
}

async function pactView({ pactId, version }: ReviewRow): Promise<ReviewDetail["pact"]> {
  const [pact] = await poolSql.query<{ slug: string; title: string }>("select slug, title from pact where id = $1", [pactId]);
  return { id: pactId, slug: pact?.slug ?? pactId, title: pact?.title ?? pactId, version };
}

async function teamView(slug: string | null): Promise<ReviewDetail["owner"]> {
  if (slug === null) return null;
  const [team] = await poolSql.query<{ slug: string; name: string }>("select slug, name from team where slug = $1", [slug]);
  return team ?? null;
}

/** Rows kept here that the action names: what we know, beside what the agent says. */
async function lookedUp(review: ReviewRow, { action }: Briefing): Promise<ReviewDetail["lookedUp"]> {
  const facts = snapshots.current.snapshot.actions.get(`${review.workflow}/${review.action}`);
  if (!action || !facts?.counterpartyPath) return [];
  const slug = readPath({ args: action.args, context: {} }, facts.counterpartyPath);
  if (typeof slug !== "string") return [];
  const [known] = await poolSql.query<{ name: string; approved: boolean }>("select name, approved from counterparty where slug = $1", [slug]);
  const value = known ? `${known.name}, ${known.approved ? "approved" : "not approved"}` : "Not registered";
  return [{ label: "Counterparty", value, from: "the counterparty list" }];
}

function claimsText(context: JsonObject | undefined): string | null {
  if (!context || Object.keys(context).length === 0) return null;
  return JSON.stringify(JSON.parse(canonical(context)), null, 2);
}

async function grantView(review: ReviewRow, now: Instant): Promise<ReviewDetail["grant"]> {
  const [grant] = await poolSql.query<Grant>(
    "select id, expires_at, used_at, voided_at from approval_grant where review_id = $1 order by minted_at desc limit 1",
    [review.id],
  );
  if (!grant) return null;
  const state = grant.used_at ? "used" : grant.voided_at ? "void" : grant.expires_at.getTime() <= now ? "expired" : "unused";
  return { id: grant.id, expiresAt: grant.expires_at.toISOString(), state };
}
