const grouped = new Intl.NumberFormat("en-GB");

/** `1,204`: a whole number for people. */
export const formatNumber = (value: number): string => grouped.format(value);

/** `1 item`, `1,204 items`; an irregular plural is given. */
export const formatCount = (count: number, singular: string, plural = `${singular}s`): string => `${formatNumber(count)} ${count === 1 ? singular : plural}`;

/** `98.5 % (n = 200)`, because a percentage without its n says little. No data is never 0 % or 100 %. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "No data";
  const percent = (part / whole) * 100;
  // A share that isn't whole must not read as if it were: 999 of 1,000 is 99.9 %, 9,999 of 10,000 is > 99.9 %.
  if (part < whole && percent > 99.9) return `> 99.9 % (n = ${formatNumber(whole)})`;
  if (part > 0 && percent < 0.1) return `< 0.1 % (n = ${formatNumber(whole)})`;
  return `${Number(percent.toFixed(1))} % (n = ${formatNumber(whole)})`;
}

const SIZES = ["bytes", "KB", "MB", "GB"] as const;

/** `512 bytes`, `48.8 KB`. */
export function formatSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1_000 && unit < SIZES.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return unit === 0 ? formatCount(bytes, "byte") : `${Number(size.toFixed(1))} ${SIZES[unit]}`;
}

const lists = { and: new Intl.ListFormat("en-GB", { type: "conjunction" }), or: new Intl.ListFormat("en-GB", { type: "disjunction" }) };

/** `Ana, Bo and Cy`. */
export const formatList = (names: readonly string[], join: "and" | "or" = "and"): string => lists[join].format(names);
