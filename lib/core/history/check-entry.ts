import { canonicalText } from "./canonical-text";
import type { HistoryBody, HistoryEntry } from "./history-entry";

/** Where a chain stands after an entry: what the next one must follow. */
export type Link = { seq: number; leaf: string };
export const CHAIN_START: Link = { seq: 0, leaf: "0".repeat(64) };

/** What an export that begins in the middle of a chain is taken to follow. */
export const linkBefore = ({ seq, prev }: Pick<HistoryEntry, "prev" | "seq">): Link => (seq === 1 ? CHAIN_START : { seq: seq - 1, leaf: prev });

export const REPEATED_COLUMNS = ["pact", "seq", "prev", "type", "at", "actor"] as const satisfies readonly (keyof HistoryEntry & keyof HistoryBody)[];
export type RepeatedColumn = (typeof REPEATED_COLUMNS)[number];

/** The first entry of a chain that isn't as it was written, and how that shows. */
export type Fault =
  | { seq: number; reason: "missing" | "edited" | "unreadable" | "replaced" }
  | { seq: number; reason: "column_edited"; column: RepeatedColumn }
  | { seq: number; reason: "tail_missing" | "beyond_head" | "head_edited" | "head_missing" };

/**
 * Does an entry follow the one before it, unaltered? `computed` is the SHA-256 of a zero byte and the body, made by
 * whoever asks: the server, the browser and the command line each use their own.
 */
export function checkEntry(entry: HistoryEntry, computed: string, after: Link): Fault | null {
  if (entry.seq !== after.seq + 1) return { seq: after.seq + 1, reason: "missing" };
  if (computed !== entry.leaf) return { seq: entry.seq, reason: "edited" };
  const body = readBody(entry.body);
  if (!body) return { seq: entry.seq, reason: "unreadable" };
  for (const column of REPEATED_COLUMNS) if (body[column] !== entry[column]) return { seq: entry.seq, reason: "column_edited", column };
  // Its own hash holds, so what it names as its predecessor is what stood there when it was written.
  if (body.prev !== after.leaf) return { seq: Math.max(after.seq, 1), reason: "replaced" };
  return null;
}

/** An entry's text as what it says; null unless it is the one text that could say it, since two readers could differ over any other. */
export function readBody(text: string): HistoryBody | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null || !("v" in body) || body.v !== 1) return null;
    return canonicalText(body) === text ? (body as HistoryBody) : null;
  } catch {
    return null;
  }
}

/** Does the head that is kept beside a chain stand where its last entry stands? */
export function checkHead(last: Link, head: Link | null): Fault | null {
  if (!head) return last.seq === 0 ? null : { seq: last.seq, reason: "head_missing" };
  if (head.seq > last.seq) return { seq: last.seq + 1, reason: "tail_missing" };
  if (head.seq < last.seq) return { seq: head.seq + 1, reason: "beyond_head" };
  return head.leaf === last.leaf ? null : { seq: Math.max(last.seq, 1), reason: "head_edited" };
}

/** What is wrong, for a person. */
export function describeFault(fault: Fault): string {
  switch (fault.reason) {
    case "missing":
      return "this entry is missing";
    case "edited":
      return "its text isn't what its hash was made from";
    case "unreadable":
      return "its text isn't an entry in canonical form";
    case "replaced":
      return "the entry after it names another one in its place";
    case "column_edited":
      return `its column "${fault.column}" differs from its text`;
    case "tail_missing":
      return "this entry and what followed are missing: the chain's head is beyond the last one";
    case "beyond_head":
      return "the chain's head stands before it";
    case "head_edited":
      return "the chain's head isn't its hash";
    case "head_missing":
      return "the chain has no head";
  }
}
