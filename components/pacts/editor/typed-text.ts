import { formatDuration, parseDuration, toIsoDuration } from "@/lib/format/format-duration";

/** A number as text and back; zero, where it says nothing, is an empty field. */
export const numberText = (value: number | undefined, { zeroIsEmpty = false } = {}): string =>
  value === undefined || (zeroIsEmpty && value === 0) ? "" : String(value);

/** Null: it isn't a number. */
export function readNumber(text: string): number | null {
  const value = Number(text.trim());
  return text.trim() === "" || !Number.isFinite(value) ? null : value;
}

/** Moves the point of a decimal, as text: a binary fraction would leave dust (0.57 × 100 = 56.99999999999999). */
function shiftPoint(text: string, places: number): string {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = point <= 0 ? 1 : point;
  const decimals = padded.slice(at).replace(/0+$/, "");
  return `${sign}${padded.slice(0, at).replace(/^0+(?=\d)/, "") || "0"}${decimals === "" ? "" : `.${decimals}`}`;
}

const PLAIN_DECIMAL = /^-?(\d+\.?\d*|\.\d+)$/;

/** `0.95` as `95`: rates and shares are typed as percentages. */
export function percentText(share: number | undefined): string {
  if (share === undefined) return "";
  const text = String(share);
  return PLAIN_DECIMAL.test(text) ? shiftPoint(text, 2) : String(share * 100);
}

export function readPercent(text: string): number | null {
  const typed = text.trim().replace(/\s*%$/, "");
  return PLAIN_DECIMAL.test(typed) ? Number(shiftPoint(typed, -2)) : null;
}

/** `PT4H` as `4 h`, where that reads back as the same text; otherwise as it stands. */
export function durationText(iso: string | undefined): string {
  const length = iso === undefined ? null : parseDuration(iso);
  if (iso === undefined || length === null) return iso ?? "";
  const words = formatDuration(length).replaceAll("\u00a0", " ");
  return readDuration(words) === iso ? words : iso;
}

/** What was typed as ISO 8601; what can't be read stays as it is, for the lint to say so. */
export function readDuration(text: string): string {
  const typed = text.trim();
  if (/^P[\dT]/.test(typed)) return typed;
  const length = parseDuration(typed);
  return length === null ? typed : toIsoDuration(length);
}
