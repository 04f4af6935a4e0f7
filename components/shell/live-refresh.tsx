"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLiveEvent } from "./live-provider";

/**
 * Draws the page again from the server when something it shows has changed: `on` names beginnings of event types
 * (`["review.", "lane."]`). Put it anywhere on the page; it draws nothing itself.
 */
export function LiveRefresh({ on }: { on: readonly string[] }) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useLiveEvent(({ type }) => {
    if (type !== "live.resumed" && !on.some((beginning) => type.startsWith(beginning))) return;
    // Events come in flocks: one decision may change a lane, a settlement and a count.
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      router.refresh();
    }, 300);
  });

  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}
