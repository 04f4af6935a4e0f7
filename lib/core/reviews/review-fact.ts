import type { GrantId, TimerId } from "../ids";
import type { EventData } from "../ledger/event-data";

type FactType = "review.decided" | "review.undone" | "review.handed_up" | "review.kept_holding" | "review.outcome" | "grant.minted" | "exception.opened";

/** One thing that happened to a review item, to be written into its pact's history. */
export type ReviewFact = { [T in FactType]: { type: T; data: EventData[T] } }[FactType];

/** Ids for whatever a rule may have to make; made at the door. */
export type ReviewIds = { timer: TimerId; grant: GrantId; grantTimer: TimerId };
