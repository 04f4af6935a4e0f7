import type { TimerSet } from "../ledger/event-data";
import type { IsoInstant } from "../time";
import type { Change } from "./change";
import type { Projections } from "./project";
import type { TimerKind } from "./rows";

type ReviewEvents =
  | "decision.made"
  | "review.opened"
  | "review.decided"
  | "review.undone"
  | "review.handed_up"
  | "review.kept_holding"
  | "review.outcome"
  | "grant.minted"
  | "grant.used"
  | "grant.void"
  | "grant.expired"
  | "settlement.held"
  | "timer.fired";

const set = (timers: readonly TimerSet[]): Change[] =>
  timers.map((timer) => ({ insert: "timer", row: { ...timer, firedAt: null, cancelledAt: null } }) as const);

const cancel = (ref: string, kind: TimerKind, at: IsoInstant): Change => ({
  update: "timer",
  where: { kind, ref, firedAt: null, cancelledAt: null },
  set: { cancelledAt: at },
});

export const reviewProjections: Projections<ReviewEvents> = {
  "decision.made": ({ data }) =>
    data.usage.map((row) => ({ upsert: "usage", key: ["pactId", "clauseKey", "agentId", "kind", "periodStart"], row, add: ["count"] }) as const),
  "review.opened": ({ data: { review, timers } }) => [{ insert: "review", row: review }, ...set(timers)],
  // A decision that only collects one of several groups leaves the wait running; one that settles the item ends it.
  "review.decided": ({ at, data: { review, entry, status, effectiveAt, timers } }) => [
    { update: "review", where: { id: review }, set: { status, effectiveAt }, push: { decisions: [entry] }, add: { rowVersion: 1 } },
    ...(status === "open" ? [] : [cancel(review, "hold_due", at)]),
    ...set(timers),
  ],
  // The wait goes on as it stood.
  "review.undone": ({ at, data: { review, decisions, timers } }) => [
    { update: "review", where: { id: review }, set: { status: "open", effectiveAt: null, decisions }, add: { rowVersion: 1 } },
    cancel(review, "undo_over", at),
    ...set(timers),
  ],
  "review.handed_up": ({ at, data: { review, to, level, dueAt, entry, timers } }) => [
    {
      update: "review",
      where: { id: review },
      set: { queue: to, handUpLevel: level, dueAt },
      ...(entry ? { push: { decisions: [entry] } } : {}),
      add: { rowVersion: 1 },
    },
    cancel(review, "hold_due", at),
    ...set(timers),
  ],
  "review.kept_holding": ({ at, data: { review, dueAt, timers } }) => [
    { update: "review", where: { id: review }, set: { dueAt }, add: { rowVersion: 1 } },
    cancel(review, "hold_due", at),
    ...set(timers),
  ],
  "review.outcome": ({ at, data: { review, status, at: outcomeAt } }) => [
    { update: "review", where: { id: review }, set: { status, outcomeAt }, add: { rowVersion: 1 } },
    cancel(review, "hold_due", at),
    cancel(review, "undo_over", at),
  ],
  "grant.minted": ({ data: { grant, timers } }) => [{ insert: "approval_grant", row: grant }, ...set(timers)],
  "grant.used": ({ at, data: { grant, decision, at: usedAt } }) => [
    { update: "approval_grant", where: { id: grant }, set: { usedBy: decision, usedAt } },
    cancel(grant, "grant_expires", at),
  ],
  "grant.void": ({ at, data: { grant, at: voidedAt, why } }) => [
    { update: "approval_grant", where: { id: grant }, set: { voidedAt, voidReason: why } },
    cancel(grant, "grant_expires", at),
  ],
  "grant.expired": ({ data: { grant, at } }) => [{ update: "approval_grant", where: { id: grant }, set: { voidedAt: at, voidReason: "expired" } }],
  "settlement.held": ({ data }) => [{ insert: "settlement", row: data.settlement }],
  "timer.fired": ({ at, data: { kind, ref, dueAt } }) => [
    { update: "timer", where: { kind, ref, dueAt, firedAt: null, cancelledAt: null }, set: { firedAt: at } },
  ],
};
