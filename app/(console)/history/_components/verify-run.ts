import { readLines } from "@/lib/client/history/read-lines";
import { canRecompute, type RangeReport, recomputeChain } from "@/lib/client/history/recompute-chain";
import type { HistoryLine, VerifyLine } from "@/lib/contract/history";
import type { Fault } from "@/lib/core/history/check-entry";

export type VerifyProgress = { part: "server" | "browser"; done: number; all: number };

/** What the server and this browser say of one chain. `browser` is null where it can't hash, or got nothing. */
export type ChainVerdict = { chain: string; entries: number; head: string | null; fault: Fault | null; browser: RangeReport | null; browserCan: boolean };

/** Of a longer chain the browser recomputes the end: whatever was altered earlier shows in the server's walk. */
const BROWSER_ENTRIES = 2_000;

/** Both say that it holds, and where they looked at the same last entry they found the same hash. */
export const holds = ({ fault, head, browser }: ChainVerdict): boolean =>
  fault === null && (browser === null || (browser.fault === null && browser.head === head));

export async function verifyHistory(chain: string | null, onProgress: (progress: VerifyProgress) => void): Promise<{ verdicts: ChainVerdict[]; ms: number }> {
  const report = await askServer(chain, onProgress);
  const all = report.chains.reduce((sum, { entries }) => sum + Math.min(entries, BROWSER_ENTRIES), 0);
  const verdicts: ChainVerdict[] = [];
  let done = 0;
  for (const said of report.chains) {
    const browser = canRecompute() ? await recompute(said, (checked) => onProgress({ part: "browser", done: done + checked, all })) : null;
    done += Math.min(said.entries, BROWSER_ENTRIES);
    verdicts.push({ ...said, browser, browserCan: canRecompute() });
  }
  return { verdicts, ms: report.ms };
}

type Report = Extract<VerifyLine, { kind: "report" }>;

async function askServer(chain: string | null, onProgress: (progress: VerifyProgress) => void): Promise<Report> {
  const response = await fetch(`/api/console/history/verify${chain === null ? "" : `?chain=${encodeURIComponent(chain)}`}`, { cache: "no-store" });
  for await (const line of readLines<VerifyLine>(response)) {
    if (line.kind === "report") return line;
    onProgress({ part: "server", done: line.checked, all: line.all });
  }
  throw new Error("The server stopped before it was done.");
}

async function recompute({ chain, entries, fault }: Report["chains"][number], onProgress: (checked: number) => void): Promise<RangeReport | null> {
  // Around a fault one entry more is asked for, so that the browser sees it with its own eyes.
  const upTo = fault ? entries + 2 : entries;
  const after = Math.max(0, upTo - BROWSER_ENTRIES);
  if (upTo === after) return null;
  const query = new URLSearchParams({ pact: chain, after: String(after), limit: String(upTo - after) });
  return recomputeChain(readLines<HistoryLine>(await fetch(`/api/console/history/export?${query}`, { cache: "no-store" })), onProgress);
}
