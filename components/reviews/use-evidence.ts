"use client";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { EvidenceCard } from "@/lib/contract/reviews";
import { requiredCards } from "./evidence-gate";

export type EvidenceLook = {
  opened: ReadonlySet<string>;
  seen: boolean;
  open: (id: string) => void;
  /** Opens the next one that isn't, and takes the focus there. */
  openNext: () => void;
  /** Brings it into view. */
  show: () => void;
  region: RefObject<HTMLElement | null>;
};

/** What of an item's evidence has been looked at. Begins anew with each item. */
export function useEvidence(reviewId: string, cards: readonly EvidenceCard[]): EvidenceLook {
  const region = useRef<HTMLElement>(null);
  const [looked, setLooked] = useState({ reviewId, opened: new Set<string>(), seen: false });
  const current = looked.reviewId === reviewId ? looked : { reviewId, opened: new Set<string>(), seen: false };

  const change = useCallback(
    (next: (before: { opened: Set<string>; seen: boolean }) => Partial<{ opened: Set<string>; seen: boolean }>) =>
      setLooked((before) => {
        const base = before.reviewId === reviewId ? before : { reviewId, opened: new Set<string>(), seen: false };
        return { ...base, ...next(base) };
      }),
    [reviewId],
  );
  const open = useCallback((id: string) => change(({ opened }) => ({ opened: new Set(opened).add(id) })), [change]);

  useEffect(() => {
    const element = region.current;
    if (!element) return;
    if (typeof IntersectionObserver === "undefined") {
      change(() => ({ seen: true }));
      return;
    }
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) change(() => ({ seen: true }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [change]);

  function openNext() {
    const inOrder = [...requiredCards(cards), ...cards];
    const next = inOrder.find(({ id }) => !current.opened.has(id)) ?? inOrder[0];
    if (!next) return;
    open(next.id);
    const card = [...(region.current?.querySelectorAll<HTMLElement>("[data-evidence]") ?? [])].find(({ dataset }) => dataset.evidence === next.id);
    card?.querySelector("summary")?.focus();
  }

  const show = () => region.current?.scrollIntoView?.({ block: "nearest" });

  return { show, opened: current.opened, seen: current.seen, open, openNext, region };
}
