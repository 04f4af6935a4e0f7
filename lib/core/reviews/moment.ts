import { parseInstant } from "../pacts/iso-instant";
import type { Instant, IsoInstant } from "../time";

/** The time a rule is told, with the way to write an instant down. */
export type Moment = { at: Instant; iso: (instant: Instant) => IsoInstant };

/** An instant of a row. One that can't be read lies in the past: an unreadable term is no term. */
export const instantOf = (text: IsoInstant): Instant => parseInstant(text) ?? 0;
