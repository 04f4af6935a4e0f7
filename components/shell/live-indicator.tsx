"use client";
import { formatClock } from "@/lib/format/format-instant";
import { Button } from "../ui/button";
import { ZONE } from "../ui/choices";
import { Popover } from "../ui/popover";
import { useChoice } from "../ui/use-choice";
import type { LiveState } from "./live-connection";
import { useLive } from "./live-provider";

/** A shape for each state, so that it can be told without colour; the words carry it anyway. */
const SHAPES: Record<LiveState, string> = { connecting: "○", live: "●", reconnecting: "◌", offline: "✕", paused: "‖" };
const WORDS: Record<LiveState, string> = {
  connecting: "Connecting…",
  live: "Live",
  reconnecting: "Reconnecting…",
  offline: "Offline — decisions disabled",
  paused: "Paused by you",
};
const MEANINGS: Record<LiveState, string> = {
  connecting: "The page is as the server drew it; updates are about to start.",
  live: "What you see is updated as it happens.",
  reconnecting: "The server hasn't been heard for a while. What you see may be out of date, so deciding is disabled until it is back.",
  offline: "The server hasn't been heard for a minute. Held actions stay held, and their deadlines go on at the server.",
  paused: "Nothing on this page changes until you resume, so deciding is disabled. Deadlines go on at the server.",
};

export function LiveIndicator() {
  const { state, asOf, pause, resume } = useLive();
  const [zone] = useChoice(ZONE);
  const since = asOf && state !== "live" && state !== "connecting" ? formatClock(asOf, zone, { seconds: true }) : null;
  return (
    <Popover
      align="end"
      title="Updates"
      trigger={
        <Button variant="quiet" size="small">
          <span aria-hidden className={state === "offline" || state === "reconnecting" ? "text-lane-escalate" : "text-muted"}>
            {SHAPES[state]}
          </span>
          <span className={state === "live" || state === "connecting" ? "text-muted" : "text-text"}>
            {WORDS[state]}
            {since ? <span className="max-md:sr-only"> (data as of {since})</span> : null}
          </span>
        </Button>
      }
    >
      <p className="mb-3">{MEANINGS[state]}</p>
      {state === "paused" ? <Button onClick={resume}>Resume updates</Button> : <Button onClick={pause}>Pause updates</Button>}
    </Popover>
  );
}
