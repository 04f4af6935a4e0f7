"use client";
import { useEffect, useState } from "react";
import { canRecompute, leafOf } from "@/lib/client/history/recompute-chain";
import { checkEntry, describeFault, type Fault, linkBefore } from "@/lib/core/history/check-entry";
import type { HistoryEntry } from "@/lib/core/history/history-entry";

type State = "computing" | "cannot" | "holds" | Fault;

/** This browser's own computation of one entry's hash, made as soon as the page is there. */
export function EntryProof({ entry }: { entry: HistoryEntry }) {
  const [state, setState] = useState<State>("computing");

  useEffect(() => {
    if (!canRecompute()) {
      setState("cannot");
      return;
    }
    let current = true;
    leafOf(entry.body).then((leaf) => {
      if (current) setState(checkEntry(entry, leaf, linkBefore(entry)) ?? "holds");
    });
    return () => {
      current = false;
    };
  }, [entry]);

  if (state === "computing") return <span className="text-muted">Computing the hash from the text…</span>;
  if (state === "cannot") return <span className="text-muted">Can only compute hashes over https or on this machine.</span>;
  if (state === "holds") return <span>Computed the same hash from the text.</span>;
  return <strong className="text-lane-escalate">This entry doesn’t hold: {describeFault(state)}.</strong>;
}
