import "server-only";
import type { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { KeyScope } from "@/lib/core/closed-lists";

export const TAGS = {
  decisions: "Ask before a consequential action, wait for a person where one is needed, and say what became of it.",
  evidence: "Report what was observed. Freshness is read from when it was observed, never from when it arrived.",
  agents: "Agents, and the builds whose fingerprints their requests carry.",
  registry: "What agents act in and on: workflows, actions, counterparties, sources of evidence.",
  pacts: "The contracts: written as documents, checked before they are published.",
  people: "Teams that own things, and the keys that machines use.",
  history: "The record, a chain for each pact, in a form that proves itself.",
  operation: "Whether the product is up, and this description.",
} as const;
export type Tag = keyof typeof TAGS;

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** One thing that a machine can ask for. The document, the readable page and the test of completeness are made from these. */
export type Endpoint = {
  method: Method;
  /** As OpenAPI writes it: `/api/v1/holds/{reviewId}`. */
  path: string;
  /** Unique; names the operation in generated clients. */
  id: string;
  tag: Tag;
  /** A sentence. */
  summary: string;
  description?: string;
  /** What the key must be allowed; null where no key is asked for. */
  scope: KeyScope | null;
  /** The body, path parameters included: those are taken out of it. */
  input?: z.ZodType;
  /** What the fields of the body are, where their names don't say it. */
  notes?: Readonly<Record<string, string>>;
  /** One item may come alone instead of in a list. */
  alsoSingle?: true;
  /** Other forms in which the body is taken. */
  alsoTakes?: readonly string[];
  query?: z.ZodType;
  /** What is answered when it goes well. */
  answer: z.ZodType;
  answerType?: string;
  status?: 200 | 201;
  /** Further statuses that carry the same answer, with what they mean. */
  otherStatuses?: Readonly<Record<number, string>>;
  /** A repeat with the same `Idempotency-Key` is answered alike and done once. */
  repeatable?: true;
  /** What can go wrong besides the usual: an unknown key, a missing scope, a malformed body. */
  refusals: readonly RefusalCode[];
  examples?: { request?: unknown; answers: Readonly<Record<string, unknown>> };
};
