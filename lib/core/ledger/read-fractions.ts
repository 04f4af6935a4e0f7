/**
 * The only fields of an entry's data that the read models keep as a number and that may be a fraction: the share of a
 * sampled review or of a settlement. A body holds whole numbers only, so there it is decimal text.
 */
const FRACTIONS: ReadonlySet<string> = new Set(["share"]);
const DECIMAL = /^-?\d+\.\d+$|^-?\d+(?:\.\d+)?e-?\d+$/;

/** Data read back from a body, as it was when it was written. */
export function readFractions(value: unknown, name = ""): unknown {
  if (typeof value === "string") return FRACTIONS.has(name) && DECIMAL.test(value) ? Number(value) : value;
  if (Array.isArray(value)) return value.map((item) => readFractions(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, readFractions(item, field)]));
}
