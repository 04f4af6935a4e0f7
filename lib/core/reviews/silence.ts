import type { TeamId } from "../ids";
import type { ReviewRow } from "../projections/rows";
import type { Instant } from "../time";
import { instantOf, type Moment } from "./moment";
import type { ReviewFact, ReviewIds } from "./review-fact";

/** What the frozen terms do if nobody answers: nothing that they can do ever approves. */
export type SilentMove = { do: "deny" } | { do: "keep_holding"; until: Instant } | { do: "hand_up"; to: string; level: number; until: Instant };

type Item = Pick<ReviewRow, "dueAt" | "holdUntil" | "handUpLevel" | "frozen">;

/** The move that silence makes at the item's deadline. */
export function silentMove({ dueAt, holdUntil, handUpLevel, frozen }: Item): SilentMove {
  const due = instantOf(dueAt);
  const last = instantOf(holdUntil);
  const next = frozen.handUp[handUpLevel];
  if (frozen.silence === "keep_holding" && due < last) return { do: "keep_holding", until: last };
  // Levels follow one another from deadline to deadline, so that a late clock gives nobody more time.
  if (frozen.silence === "hand_up" && next !== undefined) return { do: "hand_up", to: next, level: handUpLevel + 1, until: due + frozen.answerWithinMs };
  return { do: "deny" };
}

/** Whether the deadline has passed and silence ends the wait. The deadline itself is already too late. */
export const endedBySilence = (item: Item, at: Instant): boolean => at >= instantOf(item.dueAt) && silentMove(item).do === "deny";

type Silence = {
  /** Whether anyone existed who could have decided. */
  reviewerExisted: boolean;
  owner: TeamId | null;
};

/** What happens at the deadline of an item that nobody decided. Empty: it was decided, or the deadline moved. */
export function silenceAt(review: ReviewRow, { reviewerExisted, owner }: Silence, { at, iso }: Moment, ids: ReviewIds): ReviewFact[] {
  if (review.status !== "open" || at < instantOf(review.dueAt)) return [];
  const exception: ReviewFact = { type: "exception.opened", data: { kind: "silence_default", ref: review.id, owner } };
  const move = silentMove(review);
  if (move.do === "deny") {
    const status = reviewerExisted ? "expired" : "no_reviewer";
    return [{ type: "review.outcome", data: { review: review.id, status, at: iso(at), why: "silence" } }, exception];
  }
  const dueAt = iso(move.until);
  const timers = [{ id: ids.timer, kind: "hold_due" as const, ref: review.id, dueAt }];
  if (move.do === "keep_holding") return [{ type: "review.kept_holding", data: { review: review.id, dueAt, timers } }, exception];
  return [{ type: "review.handed_up", data: { review: review.id, to: move.to, level: move.level, dueAt, entry: null, timers } }, exception];
}
