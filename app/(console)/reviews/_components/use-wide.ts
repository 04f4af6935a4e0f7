"use client";
import { useSyncExternalStore } from "react";

/** Where the item has room beside the list: the `split` width of the theme. */
export const SPLIT = "(min-width: 62.5rem)";

function subscribe(listener: () => void) {
  const media = window.matchMedia(SPLIT);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether the list and the item stand side by side. The first paint draws both; the stylesheet hides what has no room. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(SPLIT).matches,
    () => true,
  );
