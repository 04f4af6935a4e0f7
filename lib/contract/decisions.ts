import { z } from "zod";
import type { Lane, ReasonCode, Verdict } from "../core/closed-lists";
import type { Decision } from "../core/decisions/decision";
import type { JsonObject } from "../core/json";
import type { Constraint } from "../core/pacts/pact-document";

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const name = (what: string) =>
  z
    .string({ error: `must be the name of ${what}` })
    .min(1, `must be the name of ${what}`)
    .max(200, "is longer than 200 characters");

/** What the canonical digest is made over: whole JSON objects, taken as they came. */
const jsonObject = z.custom<JsonObject>(isObject, "must be an object").meta({ type: "object" });

export const DecisionAsk = z.strictObject({
  agent: name("an agent"),
  workflow: name("a workflow"),
  action: name("an action"),
  args: jsonObject,
  context: jsonObject.optional(),
  fingerprint: z.string().max(200, "is longer than 200 characters").nullish(),
  /** Constraint kinds the caller honours. */
  supports: z.array(z.string().max(50)).max(20, "lists more than 20 kinds").optional(),
  runId: z.string().max(200, "is longer than 200 characters").nullish(),
  /** The grant of an approved hold, to be used up by this request. */
  grant: z.string().max(100).nullish(),
});
export type DecisionAsk = z.output<typeof DecisionAsk>;

export type DecisionNext = Decision["next"] & { hold?: string };

/** The agent's answer: a verdict and what to do next, and nothing of the rule behind it. */
export type DecisionAnswer = {
  id: string;
  verdict: Verdict;
  lane: Lane;
  constraints: Constraint[];
  reason: { code: ReasonCode };
  next: Omit<DecisionNext, "after"> & { after?: string };
  hold?: { id: string; dueAt: string; silence: string };
  validUntil: string | null;
  epoch: number;
  pact: { id: string; version: number } | null;
  actionDigest: string;
  mode?: "shadow";
};

export const OutcomeReport = z.strictObject({
  decisionId: z.string(),
  execution: z.enum(["executed", "failed", "not_executed", "unknown"], { error: "must be executed, failed, not_executed or unknown" }),
  at: z.iso.datetime({ offset: true, error: "must be an ISO 8601 instant with a zone" }).optional(),
  detail: z.union([z.string().max(10_000, "is longer than 10,000 characters"), z.record(z.string(), z.unknown())]).optional(),
});
export type OutcomeReport = z.output<typeof OutcomeReport>;
