import { z } from "zod";
import { type Execution, type Floor, type Lane, type ReasonCode, VERDICTS, type Verdict } from "../core/closed-lists";
import type { DecisionId, ReviewId } from "../core/ids";
import type { Json, JsonObject } from "../core/json";
import type { ShownAction } from "../core/reviews/display-action";
import type { StandingReason } from "./agent-standing";

/** What the list can be narrowed to. It comes from the address, so what can't be read is left out, not refused. */
export const DecisionFilter = z.object({
  /** Short name. */
  agent: z.string().max(200).optional().catch(undefined),
  verdict: z.enum(VERDICTS).optional().catch(undefined),
  /** The oldest decision that was shown; the list goes on before it. */
  before: z
    .string()
    .regex(/^dec_[a-z2-7]{26}$/)
    .optional()
    .catch(undefined),
});
export type DecisionFilter = z.output<typeof DecisionFilter>;

export type DecisionRow = {
  id: DecisionId;
  at: string;
  agent: string;
  workflow: string;
  action: string;
  verdict: Verdict;
  /** A permit with limits. */
  constrained: boolean;
  lane: Lane;
  code: ReasonCode;
  mode: "enforced" | "shadow";
  /** In shadow: what it would have been. */
  would: { verdict: Verdict; lane: Lane } | null;
  amount: { minor: number; currency: string } | null;
  /** The strictest reason; null where nothing stood in the way. */
  reason: StandingReason | null;
  /** An approval or an override passed that reason. */
  cleared: boolean;
  validUntil: string | null;
  execution: Execution;
  reviewId: ReviewId | null;
};

/** A reason as it bore on one decision. */
export type DecisionReason = StandingReason & {
  pact: string | null;
  floor: Floor;
  /** After an override or an approval. */
  effectiveLane: Lane;
  effectiveFloor: Floor;
  hard: boolean;
};

export type DecisionDetail = DecisionRow & {
  agentName: string | null;
  build: string | null;
  fingerprint: string | null;
  runId: string | null;
  /** Name of the key that asked. */
  key: string | null;
  reasons: DecisionReason[];
  /** Limits in force, in words. */
  constraints: string[];
  /** Remedies of whatever still stands in the way. */
  path: string[];
  pact: { slug: string; title: string; version: number } | null;
  alsoPacts: { slug: string; title: string }[];
  actionDigest: string;
  snapshot: string;
  epoch: number;
  flags: string[];
  grant: string | null;
  executedAt: string | null;
  executionDetail: Json;
  /** What was asked; null where the text was erased. */
  request: { action: ShownAction; args: JsonObject; context: JsonObject; supports: string[] } | null;
};
