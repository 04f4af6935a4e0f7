"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { callClaim, reviewQueries } from "@/lib/client/reviews";
import type { ClaimAnswer } from "@/lib/contract/reviews";
import { useAnnounce } from "../shell/announcer";
import { useLiveEvent } from "../shell/live-provider";

const SETTLE = 800;
const RENEW_EVERY = 30_000;
const IDLE_AFTER = 5 * 60_000;
const WARN_BEFORE = 20_000;

export type HeldClaim = {
  /** Null while nothing is known. */
  claim: ClaimAnswer | null;
  lapsing: boolean;
  take: () => void;
  release: () => void;
  takeOver: (reason: string) => Promise<void>;
};

/**
 * Says to the others who is deciding: taken when somebody stays with an item, renewed while they do, given back when they
 * leave. It is a courtesy and never stands in the way of a decision, so whatever goes wrong with it is let go.
 */
export function useClaim(reviewId: string | null, wanted: boolean): HeldClaim {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const [state, setState] = useState<{ reviewId: string; claim: ClaimAnswer } | null>(null);
  const [lapsing, setLapsing] = useState(false);
  const lastInput = useRef(0);
  const claim = state?.reviewId === reviewId ? state.claim : null;
  const held = claim?.acquired ?? false;

  const ask = useCallback(async () => {
    if (reviewId === null) return;
    try {
      const answer = await callClaim(reviewId, { do: "claim" });
      setState({ reviewId, claim: answer });
      setLapsing(false);
    } catch {
      setState(null);
    }
  }, [reviewId]);

  useEffect(() => {
    if (!wanted || reviewId === null) return;
    const timer = setTimeout(() => void ask(), SETTLE);
    return () => clearTimeout(timer);
  }, [wanted, reviewId, ask]);

  // Somebody who took an item over has it at once; whoever had it must not read for half a minute that they still do.
  useLiveEvent(({ type }) => {
    if (held && type === "review.taken_over") void ask();
  });

  // Given back when another item is looked at, or the page is left.
  useEffect(() => {
    if (!held || reviewId === null) return;
    return () => void callClaim(reviewId, { do: "release" }).catch(() => {});
  }, [held, reviewId]);

  useEffect(() => {
    if (!held || !claim) return;
    lastInput.current = Date.now();
    const onInput = () => {
      lastInput.current = Date.now();
      if (Date.parse(claim.expiresAt) - Date.now() < WARN_BEFORE) void ask();
    };
    const renew = setInterval(() => {
      if (document.visibilityState === "visible" && Date.now() - lastInput.current < IDLE_AFTER) void ask();
    }, RENEW_EVERY);
    const warn = setTimeout(
      () => {
        setLapsing(true);
        announce("Your claim is about to lapse. Any key keeps it.", { priority: "assertive" });
      },
      Math.max(0, Date.parse(claim.expiresAt) - Date.now() - WARN_BEFORE),
    );
    for (const type of ["keydown", "pointerdown"] as const) document.addEventListener(type, onInput);
    return () => {
      clearInterval(renew);
      clearTimeout(warn);
      for (const type of ["keydown", "pointerdown"] as const) document.removeEventListener(type, onInput);
    };
  }, [held, claim, ask, announce]);

  const release = useCallback(() => {
    if (reviewId === null) return;
    setState(null);
    void callClaim(reviewId, { do: "release" })
      .then(() => queryClient.invalidateQueries({ queryKey: reviewQueries.all }))
      .catch(() => {});
  }, [reviewId, queryClient]);

  const takeOver = useCallback(
    async (reason: string) => {
      if (reviewId === null) return;
      const answer = await callClaim(reviewId, { do: "take_over", reason });
      setState({ reviewId, claim: answer });
      await queryClient.invalidateQueries({ queryKey: reviewQueries.all });
    },
    [reviewId, queryClient],
  );

  return { claim, lapsing: lapsing && held, take: () => void ask(), release, takeOver };
}
