import { type Instant, MINUTE } from "@/lib/core/time";
import type { SampleProof } from "./sample-work";

/** One passing proof as its source would send it, observed a moment ago. */
export function proofItem(
  { agent, kind, scored }: SampleProof,
  sample: { fingerprints: Record<string, string> },
  at: Instant,
  run: string,
  chance: () => number,
) {
  return {
    kind,
    agent,
    fingerprint: sample.fingerprints[agent],
    observedAt: new Date(at - 2 * MINUTE).toISOString(),
    key: `${kind}-${run}`,
    result: "pass" as const,
    ...(scored ? { score: Math.round((0.93 + chance() * 0.07) * 1000) / 1000 } : {}),
  };
}
