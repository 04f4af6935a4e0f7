import type { ActorId, PactId } from "../ids";
import type { IsoInstant } from "../time";
import type { EventData, EventType } from "./event-data";

/** The chain an entry stands in: a pact's own, or the organisation's for what has no pact. */
export type ChainId = PactId | "org";

/** One entry to be written. Its place in the chain and its hash are the server's. */
export type EventDraft<T extends EventType = EventType> = {
  [K in T]: { type: K; chain: ChainId; at: IsoInstant; actor: ActorId; data: EventData[K] /** A repeat with the same key is refused. */; key?: string };
}[T];

/** What projections read of an entry. */
export type HistoryEvent<T extends EventType = EventType> = EventDraft<T>;
