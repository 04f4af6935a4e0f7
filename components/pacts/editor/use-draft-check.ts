"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftCheck } from "@/lib/contract/pacts";
import type { PactDocument } from "@/lib/core/pacts/pact-document";

export type CheckDraft = (input: { slug: string | null; document: PactDocument }) => Promise<DraftCheck | null>;

export type DraftChecking = {
  check: DraftCheck | null;
  state: "current" | "checking" | "unreached";
  /** Checks a text now, or after a pause where the next one may come at once. */
  ask: (document: PactDocument, pause?: number) => void;
};

/** The server's lint of the text as it stands; of several that are asked for, the last one's answer counts. */
export function useDraftCheck(checkDraft: CheckDraft, slug: string | null): DraftChecking {
  const [check, setCheck] = useState<DraftCheck | null>(null);
  const [state, setState] = useState<DraftChecking["state"]>("checking");
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = useCallback(
    (document: PactDocument, pause = 0) => {
      clearTimeout(timer.current);
      setState("checking");
      timer.current = setTimeout(async () => {
        asked.current += 1;
        const mine = asked.current;
        const answer = await checkDraft({ slug, document }).catch(() => null);
        if (mine !== asked.current) return;
        if (answer) setCheck(answer);
        setState(answer ? "current" : "unreached");
      }, pause);
    },
    [checkDraft, slug],
  );

  return { check, state, ask };
}
