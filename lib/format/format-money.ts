/** An amount in the smallest unit of its currency. Never a fraction, so that sums add up. */
export type Money = { minor: number; currency: string };

const formats = new Map<string, { format: Intl.NumberFormat; digits: number }>();

function formatFor(currency: string): { format: Intl.NumberFormat; digits: number } {
  const known = formats.get(currency);
  if (known) return known;
  // A code that isn't one (an agent may send anything) is shown as it came, with two decimals.
  const isCode = /^[A-Z]{3}$/.test(currency);
  const format = new Intl.NumberFormat(
    "en-GB",
    isCode ? { style: "currency", currency, currencyDisplay: "code" } : { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  );
  const made = { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 };
  // INVARIANT: only real codes are kept, so agent-written currencies can't grow the map without end.
  if (isCode) formats.set(currency, made);
  return made;
}

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: string): number => formatFor(currency).digits;

/** `420000` EUR in plain digits: `4200.00`. Exact for every safe integer. */
export function minorToDecimal({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const sign = minor < 0 ? "-" : "";
  const figures = BigInt(Math.abs(minor))
    .toString()
    .padStart(digits + 1, "0");
  return digits === 0 ? sign + figures : `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/** `EUR 4,200.00`: the code and not the sign, because `$` names many currencies. */
export function formatMoney(money: Money): string {
  const { format } = formatFor(money.currency);
  const text = format.format(minorToDecimal(money) as Intl.StringNumericLiteral);
  return /^[A-Z]{3}$/.test(money.currency) ? text : `${money.currency} ${text}`;
}

/** Reads what a person typed (`4,200`, `4 200.50`) into minor units. Null when it isn't an amount or has too many decimals. */
export function parseMoney(typed: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(typed.trim().replace(/[,\s\u00a0\u202f']/g, ""));
  if (!match) return null;
  const [, sign, whole = "", fraction = ""] = match;
  if (fraction.length > digits) return null;
  const minor = Number(whole + fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(minor) ? (sign ? -minor : minor) : null;
}
