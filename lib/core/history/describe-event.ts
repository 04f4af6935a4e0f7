import type { EventType } from "../ledger/event-data";
import type { HistoryEvent } from "../ledger/history-event";
import { describeAccess } from "./describe-access";
import { describeDecisions } from "./describe-decisions";
import { describePacts } from "./describe-pacts";
import { describeRegistry } from "./describe-registry";
import { describeTrust } from "./describe-trust";
import { type Describe, type Sentence, sentence } from "./sentence";

// A new kind of entry does not compile until somebody has said how it is told.
const DESCRIBERS = {
  ...describeAccess,
  ...describeRegistry,
  ...describePacts,
  ...describeTrust,
  ...describeDecisions,
} as const satisfies Describe<EventType>;

const isKnownType = (type: string): type is EventType => Object.hasOwn(DESCRIBERS, type);

/** An entry in a sentence. One that a newer release wrote, or that was tampered with, is told by its type alone. */
export function describeEvent(event: HistoryEvent): Sentence {
  if (!isKnownType(event.type)) return unknownEntry(event.type);
  try {
    return (DESCRIBERS[event.type] as (event: HistoryEvent) => Sentence)(event);
  } catch {
    return unknownEntry(event.type);
  }
}

const unknownEntry = (type: string): Sentence => sentence`An entry of the kind ${type}.`;
