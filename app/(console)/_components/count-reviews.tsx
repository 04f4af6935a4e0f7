"use client";
import { useEffect, useRef } from "react";
import { useLiveEvent } from "@/components/shell/live-provider";

const JOINED = 500;

/** Asks how many reviews are open whenever one of them has moved. */
export function CountReviews({ onCount }: { onCount: (open: number) => void }) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  async function count() {
    timer.current = undefined;
    const answer = await fetch("/api/console/open-reviews").catch(() => null);
    // What can't be asked now is asked with the next event.
    if (answer?.ok) onCount(((await answer.json()) as { open: number }).open);
  }

  useLiveEvent(({ type }) => {
    if (type === "live.resumed" || type.startsWith("review.")) timer.current ??= setTimeout(count, JOINED);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}
