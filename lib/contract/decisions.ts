import { z } from "zod";
import type { Lane, ReasonCode, Verdict } from "../core/closed-lists";
import type { Decision } from "../core/decisions/decision";
import type { JsonObject } from "../core/json";
import type { Constraint } from "../core/pacts/pact-document";

// PostgreSQL keeps no NUL, and history no half of a character: one such request must not fail the group it is recorded with.
const isKeepable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text);
const UNKEEPABLE = "holds a character that can't be kept";
// As JSON writes it, and only it; an even number of backslashes before it is text.
const HALF_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;
const short = (longest: number) => z.string().max(longest, `is longer than ${longest} characters`).refine(isKeepable, UNKEEPABLE);

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const name = (what: string) =>
  z
    .string({ error: `must be the name of ${what}` })
    .min(1, `must be the name of ${what}`)
    .max(200, "is longer than 200 characters")
    .refine(isKeepable, UNKEEPABLE);

/** What the canonical digest is made over: whole JSON objects, taken as they came. */
const jsonObject = z.custom<JsonObject>(isObject, "must be an object").meta({ type: "object" });

export const DecisionAsk = z.strictObject({
  agent: name("an agent"),
  workflow: name("a workflow"),
  action: name("an action"),
  args: jsonObject,
  context: jsonObject.optional(),
  fingerprint: short(200).nullish(),
  /** Constraint kinds the caller honours. */
  supports: z.array(short(50)).max(20, "lists more than 20 kinds").optional(),
  runId: short(200).nullish(),
  /** The grant of an approved hold, to be used up by this request. */
  grant: short(100).nullish(),
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
  at: z.iso
    .datetime({ offset: true, error: "must be an ISO 8601 instant with a zone" })
    .refine((at) => Date.parse(at) >= 0, "lies before 1970")
    .optional(),
  detail: z
    .union([z.string().max(10_000, "is longer than 10,000 characters"), z.record(z.string(), z.unknown())])
    .refine((detail) => !HALF_CHARACTER.test(JSON.stringify(detail)), UNKEEPABLE)
    .optional(),
});
export type OutcomeReport = z.output<typeof OutcomeReport>;
