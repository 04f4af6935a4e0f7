import "server-only";
import { z } from "zod";
import { HistoryLine } from "@/lib/contract/history";
import { checkEntry, type Fault, type Link, linkBefore } from "@/lib/core/history/check-entry";
import { leafHash } from "../ledger/history-body";

/** A chain as an export holds it. `from` is its first entry in the file; what came before can't be judged from it. */
export type ExportReport = { chain: string; from: number; entries: number; head: string } & ({ ok: true } | { ok: false; fault: Fault });

/** A line that isn't an entry at all; nothing after it is judged. */
export type UnreadableLine = { line: number; problem: string };

/** Checks an export with nothing but the file: no database, no key, no network. */
export async function verifyExport(lines: AsyncIterable<string>): Promise<{ reports: ExportReport[]; unreadable: UnreadableLine | null }> {
  const chains = new Map<string, ExportReport & { last: Link }>();
  const answer = (unreadable: UnreadableLine | null) => ({ reports: [...chains.values()].map(({ last, ...report }) => report), unreadable });
  let line = 0;
  for await (const text of lines) {
    line++;
    if (text.trim() === "") continue;
    const entry = readLine(text);
    if (typeof entry === "string") return answer({ line, problem: entry });
    const chain = chains.get(entry.pact);
    if (chain && !chain.ok) continue;
    const fault = checkEntry(entry, leafHash(entry.body).toString("hex"), chain?.last ?? linkBefore(entry));
    const from = chain?.from ?? entry.seq;
    if (fault)
      chains.set(entry.pact, {
        chain: entry.pact,
        from,
        entries: Math.max(fault.seq - from, 0),
        head: chain?.head ?? entry.prev,
        ok: false,
        fault,
        last: entry,
      });
    else chains.set(entry.pact, { chain: entry.pact, from, entries: entry.seq - from + 1, head: entry.leaf, ok: true, last: entry });
  }
  return answer(null);
}

function readLine(text: string): HistoryLine | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "isn't JSON";
  }
  const parsed = HistoryLine.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `isn't a history entry: ${issue ? `${z.core.toDotPath(issue.path) || "the line"} ${issue.message}` : "unknown"}`;
}
