"use client";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { setStaleSince } from "../ui/clock";
import { useAnnounce } from "./announcer";
import { LiveConnection, type LiveMessage, type LiveStatus } from "./live-connection";

type Listener = (message: LiveMessage) => void;
export type Live = LiveStatus & {
  /** Whether what is shown is fresh enough to decide on. Verbs are unavailable while it is false. */
  mayDecide: boolean;
  pause: () => void;
  resume: () => void;
};

const AT_REST: Live = { state: "connecting", asOf: null, mayDecide: true, pause: () => {}, resume: () => {} };
const LiveContext = createContext<Live>(AT_REST);
const Listeners = createContext<Set<Listener> | null>(null);

/** Whether the page still hears from the server, and since when not. */
export const useLive = (): Live => useContext(LiveContext);

/** Calls `listener` for each event of the stream; `live.resumed` says that some may have been missed. */
export function useLiveEvent(listener: Listener) {
  const listeners = useContext(Listeners);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    if (!listeners) return;
    const call: Listener = (message) => latest.current(message);
    listeners.add(call);
    return () => {
      listeners.delete(call);
    };
  }, [listeners]);
}

const mayDecide = ({ state }: LiveStatus): boolean => state === "live" || state === "connecting";

/** One stream for the whole console. */
export function LiveProvider({ url = "/api/console/events", children }: { url?: string; children: ReactNode }) {
  const announce = useAnnounce();
  const [status, setStatus] = useState<LiveStatus>({ state: "connecting", asOf: null });
  const [listeners] = useState(() => new Set<Listener>());
  const connection = useRef<LiveConnection | null>(null);
  const wasOffline = useRef(false);

  useEffect(() => {
    const made = new LiveConnection({
      url,
      onStatus: (next) => {
        setStatus((before) => (before.state === next.state && next.state === "live" ? { ...before, asOf: next.asOf } : next));
        setStaleSince(mayDecide(next) ? null : next.asOf);
      },
      onMessage: (message) => {
        for (const listener of [...listeners]) listener(message);
      },
    });
    connection.current = made;
    made.start();
    return () => {
      made.stop();
      setStaleSince(null);
    };
  }, [url, listeners]);

  useEffect(() => {
    if (status.state === "offline" && !wasOffline.current) {
      wasOffline.current = true;
      announce("Disconnected. Decisions are disabled until the connection is back.", { priority: "assertive" });
    }
    if (status.state === "live" && wasOffline.current) {
      wasOffline.current = false;
      announce("Connected again.", { key: "live" });
    }
  }, [status.state, announce]);

  const live = useMemo<Live>(
    () => ({ ...status, mayDecide: mayDecide(status), pause: () => connection.current?.pause(), resume: () => connection.current?.resume() }),
    [status],
  );
  return (
    <Listeners value={listeners}>
      <LiveContext value={live}>{children}</LiveContext>
    </Listeners>
  );
}
