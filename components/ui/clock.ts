"use client";
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";

/** What time the server said it was when it drew the page: what the first paint in the browser must agree with. */
const FirstPaint = createContext<number | null>(null);
export const FirstPaintTime = FirstPaint.Provider;

/** Server time minus this machine's time. Deadlines are the server's, so a wrong clock here must not move them. */
let skew = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Map<() => void, number>();

const serverNow = () => Date.now() + skew;

function schedule() {
  clearTimeout(timer);
  timer = undefined;
  if (listeners.size === 0) return;
  const step = Math.min(...listeners.values());
  timer = setTimeout(tick, step - (serverNow() % step));
}

function tick() {
  for (const listener of [...listeners.keys()]) listener();
  schedule();
}

/** Told by whoever hears from the server. Differences below a second are the network's. */
export function setServerTime(at: number) {
  const measured = at - Date.now();
  if (Math.abs(measured - skew) < 1_000) return;
  skew = measured;
  tick();
}

/** The server's time, in steps of `step` ms: all clocks on a page share one timer. Null while the server draws, unless it said. */
export function useNow(step = 15_000): number | null {
  const first = useContext(FirstPaint);
  const subscribe = useCallback(
    (listener: () => void) => {
      listeners.set(listener, step);
      schedule();
      return () => {
        listeners.delete(listener);
        schedule();
      };
    },
    [step],
  );
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(serverNow() / step) * step,
    () => first,
  );
}

let staleSince: string | null = null;
const staleListeners = new Set<() => void>();

/** Since when what is shown may be out of date; null while it is live. Countdowns say so. */
export function setStaleSince(asOf: string | null) {
  if (asOf === staleSince) return;
  staleSince = asOf;
  for (const listener of staleListeners) listener();
}

const subscribeStale = (listener: () => void) => {
  staleListeners.add(listener);
  return () => {
    staleListeners.delete(listener);
  };
};

export const useStaleSince = (): string | null =>
  useSyncExternalStore(
    subscribeStale,
    () => staleSince,
    () => null,
  );
