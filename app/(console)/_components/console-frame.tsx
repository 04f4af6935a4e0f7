"use client";
import { type ReactNode, useState } from "react";
import { ConsoleShell } from "@/components/shell/console-shell";
import type { Environment } from "@/components/shell/env-banner";
import type { NavEntry } from "@/components/shell/navigation";
import { CountReviews } from "./count-reviews";

const navigation = (openReviews: number): NavEntry[] => [
  { href: "/reviews", label: "Reviews", icon: "reviews", group: "Now", shortcut: "g r", badge: { count: openReviews, what: "open review" } },
  { href: "/agents", label: "Agents", icon: "agents", group: "Trust", shortcut: "g a" },
  { href: "/pacts", label: "Pacts", icon: "pacts", group: "Govern", shortcut: "g p" },
  { href: "/history", label: "History", icon: "history", group: "Govern", shortcut: "g l" },
  { href: "/settings", label: "Settings", icon: "settings", group: "Govern", shortcut: "g ," },
];

type FrameProps = { openReviews: number; environment: Environment; organisation: string; now: string; user: ReactNode; children: ReactNode };

/** The shell with a badge that follows the queue: the pages themselves say what they redraw for. */
export function ConsoleFrame({ openReviews, children, ...shell }: FrameProps) {
  const [counted, setCounted] = useState({ drawnWith: openReviews, count: openReviews });
  // A page that the server has drawn since knows better.
  const count = counted.drawnWith === openReviews ? counted.count : openReviews;
  return (
    <ConsoleShell {...shell} entries={navigation(count)}>
      <CountReviews onCount={(fresh) => setCounted({ drawnWith: openReviews, count: fresh })} />
      {children}
    </ConsoleShell>
  );
}
