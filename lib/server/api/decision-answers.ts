import "server-only";
import { z } from "zod";
import type { DecisionAnswer } from "@/lib/contract/decisions";
import type { HoldAnswer } from "@/lib/contract/reviews";
import { LANES, NEXT_MOVES, REASON_CODES, REVIEW_STATUSES, SILENCES, VERDICTS } from "@/lib/core/closed-lists";
import { instant, says } from "./answer-parts";

const constraint = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cap_amount"), amountMinor: z.int(), currency: z.string() }),
  z.object({ kind: z.literal("cap_count"), count: z.int(), per: z.enum(["PT1H", "P1D"]) }),
  z.object({ kind: z.literal("cap_rate"), count: z.int(), per: z.enum(["PT1M", "PT1H"]) }),
  z.object({ kind: z.literal("allow_tools"), tools: z.array(z.string()) }),
  z.object({ kind: z.literal("allow_counterparties"), counterparties: z.array(z.string()) }),
  z.object({ kind: z.literal("read_only") }),
  z.object({ kind: z.literal("sampled_review"), share: z.number(), when: z.enum(["before", "after"]), question: z.string().optional() }),
  z.object({ kind: z.literal("settlement_hold"), settlement: z.string().optional() }),
  z.object({ kind: z.literal("callback_required") }),
]);

const reason = z.object({ code: z.enum(REASON_CODES) });
const bounds = z.array(constraint).meta({ description: "What may be asked for instead." });

export const decisionAnswer = says<DecisionAnswer>()(
  z.object({
    id: z.string(),
    verdict: z.enum(VERDICTS).meta({ description: "A permit with constraints is narrower than one without." }),
    lane: z.enum(LANES).meta({ description: "How much authority the agent has now." }),
    constraints: z.array(constraint).meta({ description: "What the permit is bound to." }),
    reason,
    next: z.object({
      do: z.enum(NEXT_MOVES),
      hold: z.string().optional().meta({ description: "What to wait for." }),
      after: instant.optional(),
      bounds: bounds.optional(),
      to: z.string().optional().meta({ description: "Who takes over: the action isn't waited for." }),
      instructions: z.string().optional(),
    }),
    hold: z.object({ id: z.string(), dueAt: instant, silence: z.string() }).optional(),
    validUntil: instant.nullable().meta({ description: "How long this answer stays true by itself; null where nothing but an event can change it." }),
    epoch: z.int().meta({ description: "Rises whenever the delegation is narrowed; what was answered before that is over." }),
    pact: z.object({ id: z.string(), version: z.int() }).nullable(),
    actionDigest: z.string().meta({ description: "SHA-256 of the canonical text of {agent, workflow, action, args}." }),
    mode: z.literal("shadow").optional().meta({ description: "The pact is only tried out: whatever is answered here, nothing is stopped." }),
  }),
);

export const holdAnswer = says<HoldAnswer>()(
  z.object({
    id: z.string(),
    status: z.enum(REVIEW_STATUSES).exclude(["approved_pending"]),
    reason,
    next: z.object({ do: z.enum(NEXT_MOVES), bounds: bounds.optional(), hold: z.string().optional() }),
    dueAt: instant.optional(),
    silence: z.enum(SILENCES).optional().meta({ description: "What happens at `dueAt` if nobody acts." }),
    grant: z.string().optional().meta({ description: "Single use: ask for the same decision again with it." }),
    grantExpiresAt: instant.optional(),
    conditions: z.array(constraint).optional(),
  }),
);
