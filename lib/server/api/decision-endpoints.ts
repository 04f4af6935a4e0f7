import "server-only";
import { z } from "zod";
import { DecisionAsk, OutcomeReport } from "@/lib/contract/decisions";
import { EvidenceAnswer, SubmitEvidenceInput } from "@/lib/contract/evidence";
import { HoldQuery, ReviewInput } from "@/lib/contract/reviews";
import { EXECUTIONS } from "@/lib/core/closed-lists";
import { decisionAnswer, holdAnswer } from "./decision-answers";
import type { Endpoint } from "./endpoint";
import { DECISION_ANSWERS, DECISION_REQUEST, EVIDENCE_REQUEST, HOLD_ANSWERS } from "./examples";

export const DECISION_ENDPOINTS: readonly Endpoint[] = [
  {
    method: "post",
    path: "/api/v1/decisions",
    id: "askDecision",
    tag: "decisions",
    summary: "Asks whether an agent may take an action, now.",
    description:
      "Ask before the action and act on the verdict: permit (within `constraints`), hold (wait for a person) or deny. The answer is on record before it leaves. The same question while its hold is open is answered with that hold. An approved hold's `grant` is sent along with the same request, once.",
    scope: "decide",
    input: DecisionAsk,
    notes: {
      agent: "The agent's short name; the key must speak for it.",
      workflow: "The workflow's short name.",
      action: "The action's name, such as payments.release.",
      args: "Exactly what would be executed. An approval is bound to the digest of it.",
      context: "What else the conditions read. It is the agent's claim unless a source attests it.",
      fingerprint: "Of the build that asks. Without one, or with one that nobody verified, the agent may do less.",
      supports:
        "Kinds of constraints that the caller honours: allow_tools, read_only, settlement_hold, callback_required. One that is needed and not named turns the permit into a hold.",
      runId: "The same question in the same run gets the same hold; another run gets its own.",
      grant: "Of an approved hold, to be used up by this request.",
    },
    answer: decisionAnswer,
    repeatable: true,
    refusals: ["not_your_agent", "duplicate_key_other_body", "in_flight", "rate_limited", "unavailable"],
    examples: { request: DECISION_REQUEST, answers: DECISION_ANSWERS },
  },
  {
    method: "get",
    path: "/api/v1/holds/{reviewId}",
    id: "waitForHold",
    tag: "decisions",
    summary: "Says how a hold stands, waiting up to `wait` seconds for it to end.",
    description: "Answers before 55 s in any case. While nobody has decided, and until the undo window has ended, it is `open`.",
    scope: "decide",
    query: HoldQuery,
    answer: holdAnswer,
    refusals: ["not_found"],
    examples: { answers: HOLD_ANSWERS },
  },
  {
    method: "post",
    path: "/api/v1/holds/{reviewId}/withdraw",
    id: "withdrawHold",
    tag: "decisions",
    summary: "Takes a held action back: the agent doesn't want it any more.",
    scope: "decide",
    input: ReviewInput,
    answer: z.object({ id: z.string(), status: z.literal("withdrawn") }),
    refusals: ["not_found", "already_decided"],
    examples: { request: {}, answers: { withdrawn: { id: "rev_01", status: "withdrawn" } } },
  },
  {
    method: "post",
    path: "/api/v1/decisions/{decisionId}/outcome",
    id: "reportOutcome",
    tag: "decisions",
    summary: "Says what became of a decision.",
    description: "The same report may be sent again; another one is refused once the outcome is known.",
    scope: "outcome",
    input: OutcomeReport,
    notes: { at: "When it happened; now, where it is left out.", detail: "For people; kept apart from history." },
    answer: z.object({ id: z.string(), execution: z.enum(EXECUTIONS) }),
    refusals: ["not_found", "outcome_fixed", "rate_limited", "unavailable"],
    examples: { request: { execution: "executed", at: "2026-11-23T14:03:11Z" }, answers: { executed: { id: "dec_01", execution: "executed" } } },
  },
  {
    method: "post",
    path: "/api/v1/evidence",
    id: "submitEvidence",
    tag: "evidence",
    summary: "Reports what was observed about an agent or a subject: one item, or up to 500.",
    description:
      "Taken as a whole or not at all. A repeat under the same key is a duplicate and counts once; what lies in the future is quarantined and never counts.",
    scope: "evidence",
    input: SubmitEvidenceInput,
    notes: {
      source: "The source's short name; left out where the key has its own.",
      kind: "What clauses ask for, such as citation-eval.",
      agent: "The agent it is about; or a subject.",
      fingerprint: "The build it was observed on.",
      observedAt: "When it was observed: this is what freshness is read from.",
      key: "Unique for the source. The same key again is the same item again.",
      cluster: "Items of one cluster are one independent piece of evidence; without one, each item stands alone.",
      final: "The cluster is complete with this item.",
      score: "0 to 1, where the proof is scored.",
      body: "What was observed, in whatever form; kept apart from history.",
    },
    alsoSingle: true,
    answer: EvidenceAnswer,
    refusals: [],
    examples: { request: EVIDENCE_REQUEST, answers: { accepted: { results: [{ key: "run-2026-11-23-14", id: "ev_01", status: "accepted" }] } } },
  },
];
