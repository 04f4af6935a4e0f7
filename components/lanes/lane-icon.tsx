import type { ReactNode } from "react";
import type { Lane } from "@/lib/core/closed-lists";
import { classNames } from "../ui/class-names";

/** A lane, or that nothing is known about it. */
export type LaneOrUnknown = Lane | "unknown";

/** Four silhouettes that can be told apart at 12 px in one colour. */
const SHAPES: Record<LaneOrUnknown, ReactNode> = {
  allow: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  degrade: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
      <path d="M8 2.500a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
    </>
  ),
  escalate: <path fillRule="evenodd" fill="currentColor" d="M8 1.2 15.2 14.300H.8zM5.9 8.200v4.300h1.500V8.200zM8.6 8.200v4.300h1.500V8.200z" />,
  recover: (
    <path
      d="M12.7 5.200A5.5 5.5 0 1 0 13.5 8.600M13.3 2v3.700H9.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  unknown: (
    <path d="M5.2 5.600a2.8 2.8 0 1 1 4.2 2.400c-.9.5-1.4 1-1.4 1.900M8 12.600v.1" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
  ),
};

/** Never without its word: `LaneBadge` brings both. */
export function LaneIcon({ lane, className = "size-4" }: { lane: LaneOrUnknown; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={classNames("shrink-0", className)} aria-hidden="true" focusable="false">
      {SHAPES[lane]}
    </svg>
  );
}
