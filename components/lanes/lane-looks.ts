import type { LaneOrUnknown } from "./lane-icon";

type LaneLook = {
  word: string;
  /** One letter, where a chart or a strip has no room for the word. */
  letter: string;
  /** What it means, in a sentence. */
  meaning: string;
  ink: string;
  tint: string;
  /** A class that fills with the lane's pattern in the current colour. */
  pattern: string;
  /** Height in timelines, from the bottom; 0 is a gap. */
  level: 0 | 1 | 2 | 3 | 4;
};

export const LANE_LOOKS = {
  allow: {
    word: "Allow",
    letter: "A",
    meaning: "Evidence is fresh and the obligation comfortably met.",
    ink: "text-lane-allow",
    tint: "bg-lane-allow-tint",
    pattern: "pattern-allow",
    level: 1,
  },
  degrade: {
    word: "Degrade",
    letter: "D",
    meaning: "Work continues with narrower authority or more review.",
    ink: "text-lane-degrade",
    tint: "bg-lane-degrade-tint",
    pattern: "pattern-degrade",
    level: 2,
  },
  escalate: {
    word: "Escalate",
    letter: "E",
    meaning: "Actions pause for a person, because the trust state no longer supports acting alone.",
    ink: "text-lane-escalate",
    tint: "bg-lane-escalate-tint",
    pattern: "pattern-escalate",
    level: 3,
  },
  recover: {
    word: "Recover",
    letter: "R",
    meaning: "Repair and re-verification are under way; nothing widens until they are signed off, and then in stages.",
    ink: "text-lane-recover",
    tint: "bg-lane-recover-tint",
    pattern: "pattern-recover",
    level: 4,
  },
  unknown: {
    word: "No data",
    letter: "—",
    meaning: "Nothing is known about the lane.",
    ink: "text-muted",
    tint: "bg-surface-2",
    pattern: "pattern-unknown",
    level: 0,
  },
} as const satisfies Record<LaneOrUnknown, LaneLook>;
