"use client";
import { useState } from "react";
import { useAnnounce } from "@/components/shell/announcer";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ChainSummary } from "@/lib/contract/history";
import { formatCount } from "@/lib/format/format-count";
import { VerdictLine } from "./verdict-line";
import { type ChainVerdict, holds, type VerifyProgress, verifyHistory } from "./verify-run";

type State =
  | { step: "idle" }
  | { step: "running"; progress: VerifyProgress }
  | { step: "done"; verdicts: ChainVerdict[]; ms: number }
  | { step: "failed"; sentence: string };

const BAR =
  "h-2 w-full appearance-none overflow-hidden rounded-full border-none bg-surface-2 [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-surface-2 [&::-webkit-progress-value]:bg-accent";
const PARTS = { server: "The server recomputes every entry", browser: "This browser recomputes what it was given" } as const;

/** Has history been altered? Asked of the server and, independently, of this browser. */
export function VerifyHistory({ chains, everything }: { chains: readonly ChainSummary[]; everything: boolean }) {
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ step: "idle" });
  const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);

  async function verify() {
    setState({ step: "running", progress: { part: "server", done: 0, all: entries } });
    try {
      const { verdicts, ms } = await verifyHistory(everything ? null : (chains[0]?.chain ?? null), (progress) => setState({ step: "running", progress }));
      setState({ step: "done", verdicts, ms });
      announce(verdicts.every(holds) ? "History is intact." : "History was altered.", { priority: verdicts.every(holds) ? "polite" : "assertive" });
    } catch (error) {
      setState({ step: "failed", sentence: error instanceof Error ? error.message : "The check was interrupted." });
    }
  }

  const nameOf = (chain: string) => chains.find((one) => one.chain === chain)?.name ?? chain;
  const scope = everything
    ? `${formatCount(chains.length, "chain")}, ${formatCount(entries, "entry", "entries")}`
    : `${chains[0]?.name ?? "This chain"}, ${formatCount(entries, "entry", "entries")}`;
  const running = state.step === "running";
  return (
    <Panel
      title="Has it been altered?"
      description={scope}
      actions={
        <Button variant="primary" pending={running} pendingLabel="Verifying…" reason={entries === 0 && "There is nothing to verify yet."} onClick={verify}>
          {state.step === "idle" ? "Verify" : "Verify again"}
        </Button>
      }
    >
      <div className="flex flex-col gap-2" data-verify={state.step}>
        {state.step === "idle" ? (
          <p className="max-w-prose text-muted">
            Recomputes each entry’s hash from its stored text and follows the links from the first entry to the last: once on the server, once in this browser.
          </p>
        ) : null}
        {running ? (
          <label className="flex max-w-md flex-col gap-1">
            {PARTS[state.progress.part]}: {formatCount(state.progress.done, "entry", "entries")}
            <progress className={BAR} value={state.progress.done} max={Math.max(state.progress.all, 1)} />
          </label>
        ) : null}
        {state.step === "done" ? (
          <ul className="flex flex-col gap-2">
            {state.verdicts.map((verdict) => (
              <li key={verdict.chain}>
                <VerdictLine verdict={verdict} name={nameOf(verdict.chain)} />
              </li>
            ))}
          </ul>
        ) : null}
        {state.step === "failed" ? (
          <Notice tone="caution" title="The check could not be finished" live>
            {state.sentence} Nothing was changed; try again, or run <code>npm run verify-history</code> on the machine.
          </Notice>
        ) : null}
      </div>
    </Panel>
  );
}
