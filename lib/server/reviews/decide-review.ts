import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { DecidedReview, DecideReviewInput } from "@/lib/contract/reviews";
import type { ReviewRow } from "@/lib/core/projections/rows";
import { ok, type Result, refuse } from "@/lib/core/result";
import { decideReview as decideByRules, type ReviewSituation } from "@/lib/core/reviews/decide-review";
import type { Eye } from "@/lib/core/reviews/eyes";
import { SECOND } from "@/lib/core/time";
import type { Actor, MemberActor } from "../auth/actor";
import { commitTo, keepPrivate } from "../ledger/private-text";
import type { Tx } from "../ledger/transact";
import { loadDoorState } from "../pdp/load-door-state";
import { loadSettings } from "../settings/reads";
import { appendFacts, momentOf, reviewIds } from "./append-facts";
import { type Briefing, loadBriefing } from "./briefing";
import { claimLost, endClaim } from "./claim";
import { namedRefusal } from "./named-refusal";
import { lockReview } from "./review-row";

/** A person's answer to a held action. The row is locked first: of two at once the second learns what the first did. */
export async function decideReview(tx: Tx, actor: Actor, input: DecideReviewInput): Promise<Result<DecidedReview, RefusalCode>> {
  if (actor.kind !== "member") return refuse("forbidden");
  const review = await lockReview(tx, input.reviewId);
  if (!review) return refuse("not_found");
  const key = `review.decided:${actor.id}:${input.idempotencyKey}`;
  const repeated = await repeatedDecision(tx, key, review, input);
  if (repeated) return repeated;
  if (await claimLost(tx, review.id, actor.id, input.claimToken)) return namedRefusal(tx, "claim_lost", { by: (await holderOf(tx, review.id)) ?? "" });
  return decide(tx, actor, review, input, key);
}

async function decide(tx: Tx, actor: MemberActor, review: ReviewRow, input: DecideReviewInput, key: string): Promise<Result<DecidedReview, RefusalCode>> {
  const counterparties = input.bounds?.counterparties ?? [];
  if (!(await areRegistered(tx, counterparties))) return refuse("bad_request", { "bounds.counterparties": "must all be registered counterparties" });
  const note = input.note || null;
  const kept = note === null ? null : commitTo(note);
  const briefing = await loadBriefing(tx, review, await loadDoorState(tx), tx.at);
  const answer = decideByRules(
    review,
    { verb: input.verb, reason: input.reason, note, noteCommit: kept?.commit ?? null, bounds: input.bounds ?? {}, seen: input.seen },
    actor,
    await situationOf(tx, review, briefing),
    momentOf(tx),
    reviewIds(tx),
  );
  if (!answer.ok) return namedRefusal(tx, answer.refusal, answer.fields);
  if (kept) await keepPrivate(tx, [kept]);
  await appendFacts(tx, review, answer.value.facts, actor.id, key);
  await endClaim(tx, review.id);
  const settled = answer.value.facts.find((fact) => fact.type === "review.decided");
  return ok({
    reviewId: review.id,
    status: answer.value.status,
    effectiveAt: settled?.data.effectiveAt ?? null,
    stillNeeded: answer.value.stillNeeded.map(nameOf),
  });
}

const nameOf = (eye: Eye): string => ("team" in eye ? eye.team : "anyone");

async function situationOf(tx: Tx, review: ReviewRow, { agentOwner, actionDigest, evidence, standing, request }: Briefing): Promise<ReviewSituation> {
  const { undo_window_seconds: seconds } = await loadSettings(tx);
  return {
    ownerTeam: agentOwner.slug,
    actionDigest,
    evidence: evidence.mark,
    standing,
    supports: request?.supports ?? [],
    undoWindow: seconds[`tier${review.tier}`] * SECOND,
  };
}

/** The same decision sent again is answered as it was, without being made again. */
async function repeatedDecision(
  tx: Tx,
  key: string,
  review: ReviewRow,
  { verb, reason }: DecideReviewInput,
): Promise<Result<DecidedReview, RefusalCode> | null> {
  const [entry] = await tx.query<{ body: string }>("select body from history where idempotency_key = $1 and type <> 'decision.made'", [key]);
  if (!entry) return null;
  const { data } = JSON.parse(entry.body) as { data: { review: string; entry: { verb: string; reason: string } | null } };
  if (data.review !== review.id || data.entry?.verb !== verb || data.entry.reason !== reason) return refuse("duplicate_key_other_body");
  return ok({ reviewId: review.id, status: review.status, effectiveAt: review.effectiveAt, stillNeeded: [] });
}

/** Slugs only: what is registered is no personal text, and so may stand in history. */
async function areRegistered(tx: Tx, slugs: readonly string[]): Promise<boolean> {
  if (slugs.length === 0) return true;
  const [row] = await tx.query<{ known: number }>("select count(*)::int as known from counterparty where slug = any($1)", [slugs]);
  return row?.known === new Set(slugs).size;
}

async function holderOf(tx: Tx, reviewId: string): Promise<string | null> {
  const [claim] = await tx.query<{ member_id: string }>("select member_id from review_claim where review_id = $1", [reviewId]);
  return claim?.member_id ?? null;
}
