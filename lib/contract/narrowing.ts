import { z } from "zod";
import { NARROW_LEVELS } from "../core/agents/narrow";
import { oneOf, reference } from "./names";

const SHORTEST_REASON = 10;

/** For whoever closes it later: why. */
const reason = z
  .string({ error: "Say why." })
  .trim()
  .min(SHORTEST_REASON, `Say why in at least ${SHORTEST_REASON} characters.`)
  .max(1_000, "Use at most 1,000 characters.")
  .refine((text) => !/[\p{Surrogate}\0]/u.test(text), "This holds a character that can't be kept.");

export const NarrowAgentInput = z.strictObject({
  agent: reference("the agent"),
  /** Left out: under every pact. */
  pact: reference("the pact").optional(),
  /** Left out: every build. */
  buildId: reference("the build").optional(),
  level: oneOf(NARROW_LEVELS),
  reason,
});
export type NarrowAgentInput = z.input<typeof NarrowAgentInput>;

const triggerId = reference("what is to be closed");

export const RetractNarrowingInput = z.strictObject({ triggerId });
export type RetractNarrowingInput = z.input<typeof RetractNarrowingInput>;

export const CloseTriggerInput = z.strictObject({ triggerId, reason });
export type CloseTriggerInput = z.input<typeof CloseTriggerInput>;
