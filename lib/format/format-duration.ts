const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { ms: DAY, short: "d", long: "day" },
  { ms: HOUR, short: "h", long: "hour" },
  { ms: MINUTE, short: "min", long: "minute" },
  { ms: SECOND, short: "s", long: "second" },
] as const;

/** The two largest units that matter: `[3 h, 10 min]`. */
function partsOf(ms: number): { unit: (typeof UNITS)[number]; count: number }[] {
  let rest = Math.floor(Math.abs(ms) / SECOND) * SECOND;
  const first = UNITS.findIndex((unit) => rest >= unit.ms);
  if (first === -1) return [];
  const parts = [];
  for (const unit of UNITS.slice(first, first + 2)) {
    const count = Math.floor(rest / unit.ms);
    rest -= count * unit.ms;
    if (count > 0) parts.push({ unit, count });
  }
  return parts;
}

/** `3 h 10 min`, `45 s`, `2 d`; cut, not rounded, so that nothing reads as longer than it is. */
export const formatDuration = (ms: number): string =>
  partsOf(ms)
    .map(({ unit, count }) => `${count}\u00a0${unit.short}`)
    .join(" ") || "0\u00a0s";

/** `3 hours 10 minutes`, for prose and for what is read out. */
export const formatDurationInWords = (ms: number): string =>
  partsOf(ms)
    .map(({ unit, count }) => `${count} ${unit.long}${count === 1 ? "" : "s"}`)
    .join(" ") || "0 seconds";

/** `1:07` below an hour, `3 h 10 min` above: what a countdown shows. */
export function formatCountdown(ms: number): string {
  const left = Math.max(0, ms);
  if (left >= HOUR) return formatDuration(left);
  const seconds = Math.floor(left / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const TYPED =
  /^(?:(\d+)\s*(?:w|weeks?))?\s*(?:(\d+)\s*(?:d|days?))?\s*(?:(\d+)\s*(?:h|hours?))?\s*(?:(\d+)\s*(?:m|min|minutes?))?\s*(?:(\d+)\s*(?:s|sec|seconds?))?$/i;

/**
 * Reads `PT4H`, or what a person would rather type: `4h`, `1 day 30 min`. Null for anything else, and for months and
 * years, whose length isn't fixed.
 */
export function parseDuration(typed: string): number | null {
  const text = typed.trim();
  const match = ISO.exec(text.toUpperCase()) ?? TYPED.exec(text);
  if (!match || text === "" || /^P?T?$/i.test(text) || /T$/i.test(text)) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const ms = (weeks * 7 + days) * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
  return Number.isSafeInteger(ms) ? ms : null;
}

/** Milliseconds as ISO 8601 text: `PT4H`, `P1DT30M`. */
export function toIsoDuration(ms: number): string {
  let rest = Math.floor(ms / SECOND) * SECOND;
  const take = (unit: number) => {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    return count;
  };
  const days = take(DAY);
  const time = [[take(HOUR), "H"] as const, [take(MINUTE), "M"] as const, [take(SECOND), "S"] as const].filter(([count]) => count > 0);
  if (days === 0 && time.length === 0) return "PT0S";
  return `P${days > 0 ? `${days}D` : ""}${time.length > 0 ? `T${time.map(([count, letter]) => `${count}${letter}`).join("")}` : ""}`;
}
