"use client";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { type Announcement, AnnouncementQueue } from "./announcement-queue";

type Announce = (message: string, options?: Announcement) => void;

const Announcing = createContext<Announce>(() => {});

/** Says something to those who listen; nothing is drawn. */
export const useAnnounce = (): Announce => useContext(Announcing);

/** Two empty regions that are there from the start, because a region that arrives with its message isn't read. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ polite: "", assertive: "" });
  const queue = useRef<AnnouncementQueue | null>(null);

  useEffect(() => {
    // The same sentence twice is two events: a space at its end makes the region change.
    const made = new AnnouncementQueue((region, message) =>
      setSaid((before) => ({ ...before, [region]: before[region] === message ? `${message}\u00a0` : message })),
    );
    queue.current = made;
    return () => made.stop();
  }, []);

  const announce = useCallback<Announce>((message, options) => queue.current?.announce(message, options), []);
  return (
    <Announcing value={announce}>
      {children}
      <div role="status" aria-live="polite" aria-label="Announcements" className="sr-only">
        {said.polite}
      </div>
      <div role="alert" aria-live="assertive" aria-label="Urgent announcements" className="sr-only">
        {said.assertive}
      </div>
    </Announcing>
  );
}
