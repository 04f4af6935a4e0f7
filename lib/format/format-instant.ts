import { formatDuration } from "./format-duration";

/** How instants are shown: in UTC, or in the zone of the person's machine. */
export type Zone = "utc" | "local";

/** Milliseconds since 1970, or ISO 8601 text. */
export type InstantLike = number | string;

export const toMillis = (instant: InstantLike): number => (typeof instant === "number" ? instant : Date.parse(instant));

export const toIso = (instant: InstantLike): string => new Date(toMillis(instant)).toISOString();

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const two = (value: number) => String(value).padStart(2, "0");

function fields(at: Date, zone: Zone) {
  return zone === "utc"
    ? {
        year: at.getUTCFullYear(),
        month: at.getUTCMonth(),
        day: at.getUTCDate(),
        clock: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
        second: at.getUTCSeconds(),
      }
    : { year: at.getFullYear(), month: at.getMonth(), day: at.getDate(), clock: `${two(at.getHours())}:${two(at.getMinutes())}`, second: at.getSeconds() };
}

function zoneName(at: Date, zone: Zone): string {
  if (zone === "utc") return "UTC";
  const minutes = -at.getTimezoneOffset();
  if (minutes === 0) return "UTC";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest > 0 ? `:${two(rest)}` : ""}`;
}

/** `23 Nov 2026, 14:10 UTC`: always with its zone. */
export function formatInstant(instant: InstantLike, zone: Zone = "utc", { seconds = false } = {}): string {
  const at = new Date(toMillis(instant));
  if (Number.isNaN(at.getTime())) return "Unknown time";
  const { year, month, day, clock, second } = fields(at, zone);
  return `${day} ${MONTHS[month]} ${year}, ${clock}${seconds ? `:${two(second)}` : ""} ${zoneName(at, zone)}`;
}

/** `14:10 UTC`: only where the day can't be mistaken. */
export function formatClock(instant: InstantLike, zone: Zone = "utc", { seconds = false } = {}): string {
  const at = new Date(toMillis(instant));
  if (Number.isNaN(at.getTime())) return "Unknown time";
  const { clock, second } = fields(at, zone);
  return `${clock}${seconds ? `:${two(second)}` : ""} ${zoneName(at, zone)}`;
}

/** `in 4 min`, `3 h ago`, `now`. One unit is enough beside an absolute time. */
export function formatRelative(instant: InstantLike, now: number): string {
  const distance = toMillis(instant) - now;
  if (Number.isNaN(distance)) return "";
  if (Math.abs(distance) < 5_000) return "now";
  const [largest = ""] = formatDuration(distance).split(" ");
  return distance > 0 ? `in ${largest}` : `${largest} ago`;
}
