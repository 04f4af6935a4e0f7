import { z } from "zod";
import {
  type ContributionKind,
  type Execution,
  type Freshness,
  type Lane,
  REVIEW_VERBS,
  type ReasonCode,
  type ReviewStatus,
  type ReviewVerb,
  type Severity,
  type Silence,
  type Tier,
} from "../core/closed-lists";
import type { Decision } from "../core/decisions/decision";
import type { Json } from "../core/json";
import type { Constraint } from "../core/pacts/pact-document";
import type { ShownAction } from "../core/reviews/display-action";
import type { RefusalCode } from "./refusals";

const reviewId = z.string({ error: "Name a review item." }).max(60, "No review item has such a long name.");
const note = z.string({ error: "Write the note as text." }).trim().max(2_000, "Use at most 2,000 characters.");

export const DecideReviewInput = z.strictObject({
  reviewId,
  verb: z.enum(REVIEW_VERBS, { error: `Choose one of ${REVIEW_VERBS.join(", ")}.` }),
  reason: z.string({ error: "Choose a reason." }).max(60, "No reason is as long as this."),
  note: note.optional(),
  /** For a narrower request: what the agent may ask for instead. */
  bounds: z
    .strictObject({
      amountMinor: z.int("Give a whole number of minor units.").min(0, "An amount can't be negative.").optional(),
      counterparties: z.array(z.string().max(63)).max(50, "Name at most 50 counterparties.").optional(),
    })
    .optional(),
  /** What was on the screen; another state of it refuses the decision. */
  seen: z.strictObject({ rowVersion: z.int(), actionDigest: z.string().max(100), evidence: z.string().max(100).nullable() }),
  /** Of the claim held while deciding; a claim that somebody took over refuses the decision. */
  claimToken: z.string().max(100).optional(),
  /** Made anew for each decision, kept for its repeats: a decision that was sent twice is made once. */
  idempotencyKey: z.string().regex(/^[A-Za-z0-9_-]{8,100}$/, "Use 8 to 100 letters, digits, hyphens and underscores."),
});
export type DecideReviewInput = z.output<typeof DecideReviewInput>;

export const ReviewInput = z.strictObject({ reviewId });
export type ReviewInput = z.output<typeof ReviewInput>;
export const TakeOverReviewInput = z.strictObject({ reviewId, reason: note.min(3, "Say why you take it over.") });
export type TakeOverReviewInput = z.output<typeof TakeOverReviewInput>;

/** What the claim's address takes: one address, because it is one small thing that is asked for again and again. */
export const ClaimCall = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("claim") }),
  z.strictObject({ do: z.literal("release") }),
  z.strictObject({ do: z.literal("take_over"), reason: z.string() }),
]);
export type ClaimCall = z.input<typeof ClaimCall>;

export const REVIEW_LISTS = ["open", "decided"] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];
export type ReviewFilter = { status: ReviewList; q: string };

/** Reads a filter from an address; what isn't one is the usual. */
export function readReviewFilter(params: { get: (name: string) => string | null }): ReviewFilter {
  const status = params.get("status");
  return { status: REVIEW_LISTS.find((one) => one === status) ?? "open", q: (params.get("q") ?? "").trim().slice(0, 200) };
}

export type DecidedReview = {
  reviewId: string;
  status: ReviewStatus;
  /** When the undo window ends; null where nothing waits. */
  effectiveAt: string | null;
  /** Where somebody else must approve, too: teams of which one more approval would help; `anyone` for another person who may decide. */
  stillNeeded: string[];
};

export type ClaimAnswer = { acquired: boolean; heldBy: string; expiresAt: string; token: string | null };

/** What happens at the deadline if nobody acts. */
export type SilentStep = { do: Silence; at: string; to: string | null; until: string | null };
export type ClaimView = { by: string; mine: boolean; expiresAt: string };
export type DecisionView = {
  verb: ReviewVerb;
  /** Null while a second person mustn't be led by it. */
  reason: string | null;
  note: string | null;
  by: string;
  mine: boolean;
  at: string;
  undoneAt: string | null;
  conditions: Constraint[];
};

export type ReviewListRow = {
  id: string;
  status: ReviewStatus;
  tier: Tier;
  lane: Lane;
  /** What would run, in a sentence: hidden characters spelled out, safe to stand anywhere. */
  title: string;
  atStake: { minor: number; currency: string } | null;
  agent: { slug: string; name: string };
  workflow: string;
  clause: string | null;
  /** What holds it, strictest first. */
  why: ContributionKind | null;
  queue: string;
  openedAt: string;
  dueAt: string;
  silence: SilentStep;
  effectiveAt: string | null;
  outcomeAt: string | null;
  claim: ClaimView | null;
  /** Why the reader can't decide it; null: they can. */
  barred: RefusalCode | null;
  /** The last answer that stands. */
  answer: { by: string; verb: ReviewVerb; at: string } | null;
  /** Of the decision that used the grant. */
  execution: Execution | null;
};

export type ReviewListPage = {
  rows: ReviewListRow[];
  /** More items match than are listed. */
  more: number;
  openCount: number;
  /** For the empty queue: when something was decided last, and which lane is about to change by itself. */
  lastDecidedAt: string | null;
  nextBoundary: { at: string; agent: string; pact: string; lane: Lane } | null;
};

export type EvidenceCard = {
  /** Stable while the item is open. */
  id: string;
  clause: string;
  obligation: string;
  severity: Severity;
  kind: string;
  /** How the proof is made. */
  method: string;
  sources: string[];
  state: Freshness;
  /** Share of the window that is left; null without a proof. */
  left: number | null;
  observedAt: string | null;
  staleAt: string | null;
  missingAt: string | null;
  /** The newest item, whatever it says. */
  newest: { source: string; result: "pass" | "fail" | "none"; score: number | null; observedAt: string } | null;
  /** Rests on a clause that holds the item: to be opened before a tier 1 decision. */
  required: boolean;
};

export type ReviewReason = { id: string; kind: ContributionKind; clause: string | null; evidence: string | null; lane: Lane; held: boolean; facts: Json };

export type ReviewHistoryEntry = {
  at: string;
  by: string | null;
  what: "opened" | "taken_over" | "handed_up" | "kept_holding" | "decided" | "undone" | "outcome" | "grant_minted" | "grant_used" | "grant_void" | "executed";
  verb?: ReviewVerb;
  reason?: string | null;
  note?: string | null;
  /** A queue, a status, an execution, or why. */
  detail?: string | null;
};

export type VerbView = { verb: ReviewVerb /** Why it isn't possible; null: it is. */; unavailable: { code: RefusalCode; detail: string | null } | null };

export type ReviewDetail = Omit<ReviewListRow, "answer"> & {
  rowVersion: number;
  pact: { id: string; slug: string; title: string; version: number };
  obligation: string | null;
  severity: Severity | null;
  owner: { slug: string; name: string } | null;
  agentOwner: { slug: string; name: string };
  runId: string | null;
  actionDigest: string;
  /** Null: the kept bytes aren't the action that was held, or were erased. */
  action: ShownAction | null;
  /** The action's arguments as one text, to compare byte for byte. */
  actionText: string | null;
  /** What is looked up here rather than claimed. */
  lookedUp: { label: string; value: string; from: string }[];
  reasons: ReviewReason[];
  evidence: EvidenceCard[];
  evidenceMark: string;
  /** What the agent sent besides the action, as JSON text. Claims only. */
  claims: string | null;
  decisions: DecisionView[];
  /** `still`: teams of which one more approval would help; `anyone` for another person who may decide. */
  eyes: { needed: number; have: number; still: string[] };
  verbs: VerbView[];
  /** Conditions that the agent doesn't promise to honour. */
  wordsOnly: string[];
  /** Slugs that a narrower request may be limited to. */
  counterparties: string[];
  /** The level above, where there is one. */
  levelAbove: string | null;
  reroute: { to: string; instructions: string | null } | null;
  /** Who could decide, by name. */
  reviewers: string[];
  undoSeconds: number;
  grant: { id: string; expiresAt: string; state: "unused" | "used" | "void" | "expired" } | null;
  history: ReviewHistoryEntry[];
};

/** What an agent that waits is told; nothing of clause, evidence or reviewer. */
export type HoldAnswer = {
  id: string;
  status: Exclude<ReviewStatus, "approved_pending">;
  reason: { code: ReasonCode };
  next: Pick<Decision["next"], "do" | "bounds"> & { hold?: string };
  /** While it waits: the deadline, and what silence does at it. */
  dueAt?: string;
  silence?: Silence;
  /** Once approved: use it up by asking again with it. */
  grant?: string;
  grantExpiresAt?: string;
  conditions?: Constraint[];
};

export const HoldQuery = z.strictObject({
  wait: z.coerce
    .number({ error: "must be a whole number of seconds" })
    .int("must be a whole number of seconds")
    .min(0, "can't be negative")
    .max(50, "is at most 50 seconds")
    .default(0),
});
