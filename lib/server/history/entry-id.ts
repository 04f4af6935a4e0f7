import "server-only";

/** How an entry is named in addresses: `org.12`, `pact_….7`. It says the same in an export, so a link outlives the database. */
export const entryId = (chain: string, seq: number): string => `${chain}.${seq}`;

export function readEntryId(text: string): { chain: string; seq: number } | null {
  const match = /^(org|pact_[a-z2-7]{1,40})\.(\d{1,15})$/.exec(text);
  return match?.[1] ? { chain: match[1], seq: Number(match[2]) } : null;
}
