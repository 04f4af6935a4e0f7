import type { EventDraft, HistoryEvent } from "../ledger/history-event";
import { project } from "../projections/project";
import type { GrantRow, ReviewRow, TimerRow } from "../projections/rows";
import type { ReviewFact } from "../reviews/review-fact";
import type { IsoInstant } from "../time";

export type ReviewWorld = { review: ReviewRow; grants: GrantRow[]; timers: TimerRow[]; exceptions: number };

const matches = (row: object, where: object): boolean => Object.entries(where).every(([name, value]) => (row as Record<string, unknown>)[name] === value);

/** Applies facts in memory through the very projections that write the read models. */
export function evolveReview(world: ReviewWorld, facts: readonly ReviewFact[], at: IsoInstant): ReviewWorld {
  let { review, exceptions } = world;
  const grants = [...world.grants];
  let timers = [...world.timers];
  for (const fact of facts) {
    if (fact.type === "exception.opened") exceptions += 1;
    const event = { ...fact, chain: review.pactId, at, actor: "system" } as EventDraft as HistoryEvent;
    for (const change of project(event)) {
      if ("insert" in change && change.insert === "timer") timers.push(change.row as TimerRow);
      if ("insert" in change && change.insert === "approval_grant") grants.push(change.row as GrantRow);
      if ("update" in change && change.update === "timer")
        timers = timers.map((timer) => (matches(timer, change.where) ? { ...timer, ...(change.set as Partial<TimerRow>) } : timer));
      if ("update" in change && change.update === "review") {
        const { rowVersion = 0 } = (change.add ?? {}) as { rowVersion?: number };
        const { decisions = [] } = (change.push ?? {}) as Partial<ReviewRow>;
        const next = { ...review, ...(change.set as Partial<ReviewRow>) };
        review = { ...next, rowVersion: next.rowVersion + rowVersion, decisions: [...next.decisions, ...decisions] };
      }
    }
  }
  return { review, grants, timers, exceptions };
}
