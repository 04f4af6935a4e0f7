import type { HistoryLine } from "@/lib/contract/history";
import { checkEntry, type Fault, type Link, linkBefore } from "@/lib/core/history/check-entry";

/** What this browser found in the entries it was given, by its own arithmetic. */
export type RangeReport = { from: number; to: number; head: string; fault: Fault | null };

/** Only pages that came over https, or from this machine, are given the means to hash. */
export const canRecompute = (): boolean => globalThis.crypto?.subtle !== undefined;

const HASHED_AT_ONCE = 100;

/** Recomputes entries of one chain in order, from the first one given. Null where none was. */
export async function recomputeChain(lines: AsyncIterable<HistoryLine>, onProgress: (checked: number) => void = () => {}): Promise<RangeReport | null> {
  let first: HistoryLine | null = null;
  let last: Link | null = null;
  let checked = 0;
  for await (const group of groupsOf(lines, HASHED_AT_ONCE)) {
    const leaves = await Promise.all(group.map(({ body }) => leafOf(body)));
    for (const [index, entry] of group.entries()) {
      first ??= entry;
      const fault: Fault | null = checkEntry(entry, leaves[index] ?? "", last ?? linkBefore(entry));
      if (fault) return { from: first.seq, to: fault.seq, head: entry.leaf, fault };
      last = entry;
      checked++;
    }
    onProgress(checked);
  }
  return first && last ? { from: first.seq, to: last.seq, head: last.leaf, fault: null } : null;
}

/** SHA-256 of a zero byte and the text (RFC 6962), as hex. */
export async function leafOf(body: string): Promise<string> {
  const text = new TextEncoder().encode(body);
  const bytes = new Uint8Array(text.length + 1);
  bytes.set(text, 1);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function* groupsOf<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
