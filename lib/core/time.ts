/** Milliseconds since 1970-01-01T00:00:00Z. The core is always told the time; it never asks. */
export type Instant = number;

/** Milliseconds. */
export type Duration = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const ISO_DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * Reads an ISO 8601 duration of fixed length (weeks, days, hours, minutes, seconds) into milliseconds.
 * Null for anything else: months and years have no fixed length, so a freshness window can't be stated in them.
 */
export function parseDuration(text: string): Duration | null {
  const match = ISO_DURATION.exec(text);
  if (!match || text === "P" || text.endsWith("T")) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number];
  return weeks * 7 * DAY + days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
}

/** An instant as ISO 8601 text in UTC with milliseconds, as it stands on the wire and in history. */
export type IsoInstant = string;
