"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { reviewQueries } from "@/lib/client/reviews";
import { useLiveEvent } from "../shell/live-provider";

/** Beginnings of the events that change an item, its evidence, or what may be done about it. */
const TOUCHING = ["review.", "grant.", "execution.", "evidence.", "unit.", "trigger.", "lane.", "agent.", "build.", "live.resumed"];
const TOGETHER = 150;

/** Reads the queue and the item in view again when something they show has changed. */
export function useReviewNews() {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLiveEvent(({ type }) => {
    if (!TOUCHING.some((beginning) => type.startsWith(beginning))) return;
    // News comes in flocks: one decision is several entries.
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey: reviewQueries.all });
    }, TOGETHER);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
