import type { BuildStanding } from "@/lib/contract/builds";
import { Badge } from "../ui/badge";

const LOOKS = {
  verified: { word: "Verified", tone: "quiet" },
  registered: { word: "Not verified", tone: "caution" },
  seen: { word: "Seen, not registered", tone: "failure" },
} as const satisfies Record<BuildStanding, unknown>;

/** Whether somebody vouched for a build. */
export function BuildStandingBadge({ standing }: { standing: BuildStanding }) {
  const { word, tone } = LOOKS[standing];
  return <Badge tone={tone}>{word}</Badge>;
}
