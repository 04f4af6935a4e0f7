import { REVIEW_REASONS, type ReviewStatus, type ReviewVerb } from "../closed-lists";
import type { Constraint } from "../pacts/pact-document";
import type { Commitment, ReviewDecisionEntry, ReviewRow } from "../projections/rows";
import { ok, type Result, refuse } from "../result";
import type { Duration } from "../time";
import { narrowedSince, repairsNeeded, type Standing } from "./approvable";
import { type AskedBounds, boundsOf, conditionsOf, notHonoured } from "./conditions";
import { groupsOf, type Ineligibility, ineligibility, type Reviewer } from "./eligibility";
import { endUndo } from "./end-undo";
import { approvalsOf, type Eye, stillNeeded, wouldHelp } from "./eyes";
import type { Moment } from "./moment";
import type { ReviewFact, ReviewIds } from "./review-fact";
import { endedBySilence } from "./silence";
import { settlingDecision } from "./undo-decision";

/** What a person decided, and what they were looking at when they did. */
export type ReviewDecision = {
  verb: ReviewVerb;
  reason: string;
  note: string | null;
  noteCommit: Commitment | null;
  bounds: AskedBounds;
  seen: { rowVersion: number; actionDigest: string /** Names the evidence that was on the screen; null: none was needed. */; evidence: string | null };
};

/** What stands around the item at the moment of the decision. */
export type ReviewSituation = {
  /** Slug of the team that owns the agent. */
  ownerTeam: string;
  /** SHA-256 of the canonical bytes as they are kept. */
  actionDigest: string;
  /** Names the evidence as it is now. */
  evidence: string;
  standing: Standing;
  /** Constraint kinds that the caller declared it honours. */
  supports: readonly string[];
  undoWindow: Duration;
};

export type Decided = { facts: ReviewFact[]; status: ReviewStatus /** Who must approve besides. */; stillNeeded: Eye[] };

export type DecideRefusal =
  | Ineligibility
  | "already_decided"
  | "review_expired"
  | "changed_meanwhile"
  | "bad_request"
  | "action_changed"
  | "evidence_changed"
  | "note_needed"
  | "not_approvable"
  | "narrowed_since"
  | "second_eyes_needed"
  | "condition_not_honoured"
  | "no_level_above";

export const SHORTEST_NOTE = 15;

const isReasonOf = <V extends ReviewVerb>(verb: V, reason: string): reason is (typeof REVIEW_REASONS)[V][number] =>
  (REVIEW_REASONS[verb] as readonly string[]).includes(reason);

/** A person's answer to a held action: what it does to the item, or why it does nothing. */
export function decideReview(
  review: ReviewRow,
  decision: ReviewDecision,
  reviewer: Reviewer,
  situation: ReviewSituation,
  moment: Moment,
  ids: ReviewIds,
): Result<Decided, DecideRefusal> {
  const closed = closedTo(review, moment);
  if (closed) return closed;
  const barred = ineligibility(review, reviewer, situation.ownerTeam);
  if (barred) return refuse(barred);
  const { verb, reason, note, seen } = decision;
  if (!isReasonOf(verb, reason)) return refuse("bad_request", { reason: "isn't a reason for this answer" });
  if (seen.actionDigest !== review.actionDigest || situation.actionDigest !== review.actionDigest) return refuse("action_changed");
  if (seen.rowVersion !== review.rowVersion) return refuse("changed_meanwhile");
  if ((reason === "other" || review.tier === 1) && (note?.trim().length ?? 0) < SHORTEST_NOTE)
    return refuse("note_needed", { note: `must have at least ${SHORTEST_NOTE} characters` });

  const entry: ReviewDecisionEntry = {
    verb,
    reason,
    by: reviewer.id,
    at: moment.iso(moment.at),
    noteCommit: decision.noteCommit,
    groups: groupsOf(review, reviewer),
    conditions: [],
  };
  switch (verb) {
    case "approve":
    case "conditions":
      return approve(review, entry, decision, situation, moment, ids);
    case "reject":
      return ok(ended(review, entry, "rejected", moment));
    case "send_back":
      return ok(ended(review, entry, "sent_back", moment));
    case "narrower": {
      const bounds = isReasonOf(verb, reason) ? boundsOf(reason, decision.bounds, review) : ok([]);
      return bounds.ok ? ok(ended(review, { ...entry, conditions: bounds.value }, "sent_back", moment)) : bounds;
    }
    case "hand_up":
      return handUp(review, entry, moment, ids);
  }
}

/** Whether the item takes no decision any more, and whose fault that is. */
function closedTo(review: ReviewRow, { at }: Moment): ReturnType<typeof refuse<"already_decided" | "review_expired" | "changed_meanwhile">> | null {
  switch (review.status) {
    case "open":
      // INVARIANT: the deadline itself is already too late, whether or not the clock has written it down.
      return endedBySilence(review, at) ? refuse("review_expired") : null;
    case "expired":
    case "no_reviewer":
      return refuse("review_expired");
    case "withdrawn":
      return refuse("changed_meanwhile");
    default: {
      const last = settlingDecision(review);
      return last ? refuse("already_decided", { by: last.by, verb: last.verb, at: last.at }) : refuse("already_decided");
    }
  }
}

function ended(review: ReviewRow, entry: ReviewDecisionEntry, status: "rejected" | "sent_back", { at, iso }: Moment): Decided {
  return {
    facts: [
      { type: "review.decided", data: { review: review.id, entry, status, effectiveAt: null, timers: [] } },
      { type: "review.outcome", data: { review: review.id, status, at: iso(at), why: "decided" } },
    ],
    status,
    stillNeeded: [],
  };
}

function approve(
  review: ReviewRow,
  plain: ReviewDecisionEntry,
  { verb, reason, seen }: ReviewDecision,
  { standing, evidence, supports, undoWindow }: ReviewSituation,
  moment: Moment,
  ids: ReviewIds,
): Result<Decided, DecideRefusal> {
  const { at, iso } = moment;
  if (repairsNeeded(review).length > 0) return refuse("not_approvable");
  if (narrowedSince(review, standing)) return refuse("narrowed_since");
  if (seen.evidence !== null && seen.evidence !== evidence) return refuse("evidence_changed");
  const before = approvalsOf(review);
  if (before.some(({ by }) => by === plain.by)) return refuse("second_eyes_needed");
  let conditions: Constraint[] = [];
  if (verb === "conditions" && isReasonOf(verb, reason)) {
    const missing = notHonoured(reason, supports);
    if (missing) return refuse("condition_not_honoured", { reason: `needs the agent to declare ${missing}` });
    conditions = conditionsOf(reason);
  }
  const entry = { ...plain, conditions };
  const needed = stillNeeded(review, [...before, entry]);
  // Somebody whose approval brings the item no further would only seem to have approved it.
  if (needed.length >= stillNeeded(review).length)
    return refuse("not_eligible", {
      groups: wouldHelp(review, before)
        .map((eye) => ("team" in eye ? eye.team : "anyone"))
        .join(", "),
    });
  if (needed.length > 0)
    return ok({
      facts: [{ type: "review.decided", data: { review: review.id, entry, status: "open", effectiveAt: null, timers: [] } }],
      status: "open",
      stillNeeded: wouldHelp(review, [...before, entry]),
    });

  const effectiveAt = iso(at + undoWindow);
  const settled: ReviewRow = { ...review, status: "approved_pending", effectiveAt, decisions: [...review.decisions, entry] };
  const timers = undoWindow > 0 ? [{ id: ids.timer, kind: "undo_over" as const, ref: review.id, dueAt: effectiveAt }] : [];
  const after = endUndo(settled, standing, moment, ids);
  const outcome = after.find((fact) => fact.type === "review.outcome");
  return ok({
    facts: [{ type: "review.decided", data: { review: review.id, entry, status: "approved_pending", effectiveAt, timers } }, ...after],
    status: outcome ? outcome.data.status : "approved_pending",
    stillNeeded: [],
  });
}

/** To the next level of the frozen terms, with the full time to answer from now. */
function handUp(review: ReviewRow, entry: ReviewDecisionEntry, { at, iso }: Moment, ids: ReviewIds): Result<Decided, "no_level_above"> {
  const to = review.frozen.handUp[review.handUpLevel];
  if (to === undefined) return refuse("no_level_above");
  const dueAt = iso(at + review.frozen.answerWithinMs);
  const timers = [{ id: ids.timer, kind: "hold_due" as const, ref: review.id, dueAt }];
  return ok({
    facts: [{ type: "review.handed_up", data: { review: review.id, to, level: review.handUpLevel + 1, dueAt, entry, timers } }],
    status: "open",
    stillNeeded: [],
  });
}
