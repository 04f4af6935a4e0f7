import { z } from "zod";
import { ORIGINS, PHASES, PURPOSES, SEVERITIES } from "../core/closed-lists";
import type { EvidenceId } from "../core/ids";
import { plainText, ScopeInput } from "./scope";

const MOST_EVIDENCE = 500;
const DEEPEST = 32;
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: `must be one of ${values.join(", ")}` });
function isKeepable(value: unknown, levels = DEEPEST): boolean {
  if (typeof value === "string") return !/\p{Surrogate}/u.test(value);
  // A number that is too large for JSON's readers was read as infinite.
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (levels === 0) return false;
  return Object.entries(value).every(([key, item]) => isKeepable(key) && isKeepable(item, levels - 1));
}

const EvidenceItem = z.strictObject(
  {
    /** Slug; left out where the key has its own. */
    source: plainText(200, "the name of a source").optional(),
    kind: plainText(200, "a kind of evidence"),
    /** Slug. */
    agent: plainText(200, "the name of an agent").optional(),
    /** The build it was observed on; evidence about an agent is about one of its builds. */
    fingerprint: plainText(200, "a fingerprint").optional(),
    subject: z.strictObject({ type: plainText(100, "a type of subject"), id: plainText(200, "the subject's id") }).optional(),
    observedAt: z.iso.datetime({ offset: true, error: "must be an ISO 8601 instant with a zone" }).refine((at) => Date.parse(at) >= 0, "lies before 1970"),
    /** Unique per source: the same key again is the same item again. */
    key: plainText(200, "a key that is unique for its source"),
    /** Items of one cluster are one independent piece of evidence. */
    cluster: plainText(200, "the name of a cluster").optional(),
    /** The cluster is complete with this item. */
    final: z.boolean({ error: "must be true or false" }).optional(),
    phase: oneOf(PHASES).default("in_production"),
    origin: oneOf(ORIGINS).optional(),
    purpose: oneOf(PURPOSES).default("monitoring"),
    severity: oneOf(SEVERITIES).optional(),
    result: oneOf(["pass", "fail", "no_evidence"]),
    score: z.number({ error: "must be a number from 0 to 1" }).min(0, "must be a number from 0 to 1").max(1, "must be a number from 0 to 1").optional(),
    scope: ScopeInput.optional(),
    /** What was observed, in whatever form; kept apart, because it may hold personal data. */
    body: z
      .unknown()
      .refine((value) => isKeepable(value), `holds text that can't be kept, or is nested deeper than ${DEEPEST} levels`)
      .optional(),
  },
  // What isn't known inside it is told field by field.
  { error: ({ code }) => (code === "invalid_type" ? "must be an object" : undefined) },
);
export type EvidenceItem = z.output<typeof EvidenceItem>;

/** One item or up to 500; a single one is answered like a list of one. */
export const SubmitEvidenceInput = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(EvidenceItem).min(1, "must hold at least one item").max(MOST_EVIDENCE, `holds more than ${MOST_EVIDENCE} items`),
);

/** Why an item isn't simply accepted, or isn't all that it might seem. */
export const EVIDENCE_REASONS = {
  same_content: "The same item arrived before; nothing was counted twice.",
  other_content: "Another item arrived under this key before; the first one stands.",
  future_dated: "It was observed later than it arrived, so it is kept and never counted.",
  unknown_build: "The build it was observed on isn't known here, so it is kept and never counted.",
  late: "Its cluster was complete already, so it is kept beside it and not counted into it.",
  backdated: "It was observed longer ago than the clause expects; it counts from when it was observed.",
  no_clause: "No clause in force asks this source for it.",
} as const satisfies Record<string, string>;
export type EvidenceReason = keyof typeof EVIDENCE_REASONS;

export const EvidenceAnswer = z.object({
  results: z.array(
    z.object({
      key: z.string(),
      id: z.custom<EvidenceId>().meta({ type: "string" }),
      status: z.enum(["accepted", "duplicate", "quarantined"]),
      reason: z.enum(Object.keys(EVIDENCE_REASONS) as [EvidenceReason, ...EvidenceReason[]]).optional(),
    }),
  ),
});
export type EvidenceAnswer = z.output<typeof EvidenceAnswer>;
