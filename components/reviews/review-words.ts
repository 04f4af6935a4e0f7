import type { ReviewHistoryEntry, SilentStep } from "@/lib/contract/reviews";
import type { ContributionKind, Execution, REVIEW_REASONS, ReviewStatus, ReviewVerb } from "@/lib/core/closed-lists";

type VerbWords = {
  label: string;
  key: string /** What the strip asks for. */;
  asks: string;
  done: string /** How the past tense continues "Bo …". */;
  did: string;
};

/** Positions and keys are fixed, so that hands learn them. */
export const VERB_WORDS = {
  approve: { label: "Approve", key: "a", asks: "Reason to approve", done: "Approved", did: "approved" },
  conditions: { label: "Approve on a condition", key: "c", asks: "Condition of the approval", done: "Approved on a condition", did: "approved on a condition" },
  reject: { label: "Reject", key: "x", asks: "Reason to reject", done: "Rejected", did: "rejected" },
  narrower: { label: "Ask for less", key: "d", asks: "What the agent may ask for instead", done: "Sent back with bounds", did: "sent back with bounds" },
  send_back: { label: "Send back", key: "b", asks: "What is needed first", done: "Sent back", did: "sent back" },
  hand_up: { label: "Hand up", key: "u", asks: "Reason to hand up", done: "Handed up", did: "handed up" },
} as const satisfies Record<ReviewVerb, VerbWords>;

type Reasons = { [V in ReviewVerb]: Record<(typeof REVIEW_REASONS)[V][number], string> };

/** Reasons name what was checked, not a mood. */
export const REASON_WORDS: Reasons = {
  approve: {
    amount_matches: "Amount matches its document",
    counterparty_verified: "Counterparty verified by a second source",
    evidence_rechecked: "Evidence checked again by hand",
    cause_explained: "Cause of the hold is explained",
    other: "Other — write it",
  },
  conditions: {
    settlement_held: "Money stays held until it is released",
    callback: "The agent calls back before it acts",
    shorter_life: "The grant lasts five minutes",
    after_review: "Somebody looks at it afterwards",
    other: "Other — write it (nothing enforces a note)",
  },
  reject: {
    amount_wrong: "Amount is wrong",
    counterparty_unknown: "Counterparty is unknown",
    evidence_insufficient: "Evidence is insufficient",
    outside_purpose: "Outside the agent's purpose",
    suspected_manipulation: "Suspected manipulation",
    other: "Other — write it",
  },
  narrower: {
    smaller_amount: "A smaller amount",
    fewer_recipients: "Fewer recipients",
    draft_only: "A draft only",
    other: "Other — write it",
  },
  send_back: { evidence_needed: "More evidence", details_needed: "More details", other: "Other — write it" },
  hand_up: { not_my_authority: "Not my authority", conflict: "I have a conflict", expertise: "Needs other expertise", other: "Other — write it" },
};

export const reasonWords = (verb: ReviewVerb, reason: string): string =>
  (REASON_WORDS[verb] as Record<string, string>)[reason]?.replace(/ — write it.*$/, "") ?? reason;

export const STATUS_WORDS = {
  open: "Open",
  approved_pending: "Approved, not released yet",
  approved: "Approved",
  approved_with_conditions: "Approved on a condition",
  rejected: "Rejected",
  sent_back: "Sent back",
  expired: "Nobody answered in time",
  withdrawn: "Withdrawn",
  no_reviewer: "Nobody could be reached",
  void: "Approval came to nothing",
} as const satisfies Record<ReviewStatus, string>;

export const EXECUTION_WORDS = {
  none: "Not reported",
  executed: "Executed",
  failed: "Failed",
  not_executed: "Not executed",
  unknown: "Outcome unknown",
} as const satisfies Record<Execution, string>;

/** Why an item is in the queue, short enough for a row. */
export const WHY_WORDS = {
  condition_not_met: "Condition not met",
  evidence_stale: "Evidence stale",
  evidence_missing: "Evidence missing",
  evidence_contradictory: "Evidence contradictory",
  repeat_failure: "Repeated failures",
  drift_suspected: "Drift suspected",
  drift_verified: "Drift verified",
  scope_change: "Outside its scope",
  fingerprint_change: "Build not verified",
  incident: "Incident open",
  override_spike: "Override spike",
  unknown_agent: "Unknown agent",
  no_pact: "No pact",
  pact_not_active: "Pact not enforced",
  pact_expired: "Pact expired",
  unmapped_action: "No clause covers it",
  unknown_risk: "Risk unknown",
  clause_unreadable: "Clause unreadable",
  condition_error: "Condition failed to run",
  evaluator_failed: "Decision failed",
  integrity_failure: "History doesn't verify",
  agent_suspended: "Agent suspended",
  recovery_stage: "Recovery under way",
  score_band: "Score too low",
  authority_exceeded: "Above its authority",
  manual: "Narrowed by hand",
  metric: "Metric breached",
} as const satisfies Record<ContributionKind, string>;

export const SILENCE = {
  deny: { glyph: "✕", word: "rejected" },
  keep_holding: { glyph: "‖", word: "held on" },
  hand_up: { glyph: "→", word: "handed up" },
} as const satisfies Record<SilentStep["do"], { glyph: string; word: string }>;

/** What happens at the deadline if nobody acts, after "If nobody acts, it is …". */
export function silenceWords({ do: move, to }: SilentStep): string {
  if (move === "hand_up") return to ? `handed up to ${to}` : "handed up";
  return move === "keep_holding" ? "held on, for at most five days, and then rejected" : "rejected";
}

const VOID_WORDS: Record<string, string> = {
  suspended: "the agent was suspended meanwhile",
  narrowed: "the agent was narrowed meanwhile",
  taken_over: "it was handed over",
  by_agent: "the agent doesn't want it any more",
  expired: "it wasn't used in time",
};

/** One line of an item's story. */
export function historySentence({ what, verb, reason, detail }: ReviewHistoryEntry): string {
  switch (what) {
    case "opened":
      return `Held for ${detail ?? "review"}`;
    case "taken_over":
      return "Took it over";
    case "handed_up":
      return verb ? `Handed it up to ${detail}${reason ? `: ${reasonWords("hand_up", reason).toLowerCase()}` : ""}` : `Nobody answered; handed up to ${detail}`;
    case "kept_holding":
      return "Nobody answered; held on";
    case "decided":
      return `${verb ? VERB_WORDS[verb].done : "Decided"}${verb && reason ? `: ${reasonWords(verb, reason).toLowerCase()}` : ""}${detail === "open" ? "; somebody else must approve, too" : ""}`;
    case "undone":
      return "Took the approval back";
    case "outcome": {
      const because = VOID_WORDS[reason ?? ""];
      return `${STATUS_WORDS[(detail ?? "open") as ReviewStatus] ?? detail}${because ? `: ${because}` : ""}`;
    }
    case "grant_minted":
      return "Grant minted: single use, for exactly this action";
    case "grant_used":
      return "The agent used the grant";
    case "grant_void":
      return `The grant came to nothing${VOID_WORDS[detail ?? ""] ? `: ${VOID_WORDS[detail ?? ""]}` : detail ? `: it ${detail}` : ""}`;
    case "executed":
      return EXECUTION_WORDS[(detail ?? "unknown") as Execution] ?? "Outcome unknown";
  }
}
