import type { EventType } from "../ledger/event-data";
import type { HistoryEvent } from "../ledger/history-event";
import type { Change } from "./change";
import { agentProjections } from "./project-agents";
import { pactProjections } from "./project-pacts";
import { registryProjections } from "./project-registry";
import { reviewProjections } from "./project-reviews";
import { trustProjections } from "./project-trust";

/** How each kind of entry moves the read models. */
export type Projections<T extends EventType> = { [K in T]: (event: HistoryEvent<K>) => Change[] };

/** Entries that move no read model: what they tell stands in tables of its own, or only in history. */
type Silent =
  | "member.created"
  | "member.changed"
  | "member.disabled"
  | "member.enabled"
  | "key.created"
  | "key.revoked"
  | "settings.changed"
  | "execution.reported"
  | "review.taken_over"
  | "exception.opened"
  | "pii.erased";

const PROJECTIONS: Projections<Exclude<EventType, Silent>> = {
  ...registryProjections,
  ...agentProjections,
  ...pactProjections,
  ...trustProjections,
  ...reviewProjections,
};

/** What one history entry changes. Applied in history order from nothing, it rebuilds every read model. */
export function project(event: HistoryEvent): Change[] {
  const projection = (PROJECTIONS as Partial<Record<EventType, (event: never) => Change[]>>)[event.type];
  return projection ? projection(event as never) : [];
}
