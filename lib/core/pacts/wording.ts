/** How lengths of time, money and numbers are put into words; the core formats nothing itself. */
export type Wording = {
  /** An ISO 8601 duration, or whatever stands in its place in a draft. */
  duration: (iso: string) => string;
  money: (minor: number, currency: string) => string;
  number: (value: number) => string;
};

/** Everything as it stands in the document. */
export const PLAIN_WORDING: Wording = { duration: (iso) => iso, money: (minor, currency) => `${minor} ${currency} (minor units)`, number: String };
