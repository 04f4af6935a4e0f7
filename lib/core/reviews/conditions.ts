import { DECLARED_CONSTRAINTS, type REVIEW_REASONS } from "../closed-lists";
import type { Constraint } from "../pacts/pact-document";
import type { ReviewRow } from "../projections/rows";
import { ok, type Result, refuse } from "../result";

type ConditionReason = (typeof REVIEW_REASONS)["conditions"][number];
type BoundsReason = (typeof REVIEW_REASONS)["narrower"][number];

/** What each condition of an approval puts in force. A shorter life is the grant's; what is written in a note is enforced by nobody. */
const IN_FORCE = {
  settlement_held: [{ kind: "settlement_hold" }],
  callback: [{ kind: "callback_required" }],
  shorter_life: [],
  after_review: [{ kind: "sampled_review", share: 1, when: "after" }],
  other: [],
} as const satisfies Record<ConditionReason, readonly Constraint[]>;

export const conditionsOf = (reason: ConditionReason): Constraint[] => [...IN_FORCE[reason]];

/** The kind the caller hasn't promised to honour, so that the condition would be words only; null: it holds. */
export function notHonoured(reason: ConditionReason, supports: readonly string[]): string | null {
  const declared: readonly string[] = DECLARED_CONSTRAINTS;
  return conditionsOf(reason).find(({ kind }) => declared.includes(kind) && !supports.includes(kind))?.kind ?? null;
}

/** What a narrower request may be, as the reviewer gave it. */
export type AskedBounds = { amountMinor?: number; counterparties?: readonly string[] };

/** Bounds for the agent's next attempt. They must really be narrower, or it would come back as it is. */
export function boundsOf(reason: BoundsReason, asked: AskedBounds, review: Pick<ReviewRow, "amountMinor" | "currency">): Result<Constraint[], "bad_request"> {
  switch (reason) {
    case "smaller_amount": {
      const { amountMinor } = asked;
      if (review.amountMinor === null || review.currency === null) return refuse("bad_request", { amountMinor: "can't be given: the action names no amount" });
      if (amountMinor === undefined || !Number.isSafeInteger(amountMinor) || amountMinor < 0)
        return refuse("bad_request", { amountMinor: "must be a whole number of minor units" });
      if (amountMinor >= review.amountMinor) return refuse("bad_request", { amountMinor: "must be smaller than what was asked for" });
      return ok([{ kind: "cap_amount", amountMinor, currency: review.currency }]);
    }
    case "fewer_recipients": {
      const counterparties = [...new Set(asked.counterparties ?? [])];
      if (counterparties.length === 0) return refuse("bad_request", { counterparties: "must name at least one counterparty" });
      return ok([{ kind: "allow_counterparties", counterparties }]);
    }
    case "draft_only":
      return ok([{ kind: "read_only" }]);
    case "other":
      return ok([]);
  }
}
