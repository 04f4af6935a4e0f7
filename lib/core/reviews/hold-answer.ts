import type { NextMove, ReasonCode, ReviewStatus } from "../closed-lists";
import type { Constraint } from "../pacts/pact-document";
import type { ReviewDecisionEntry, ReviewRow } from "../projections/rows";

/** What has become of the grant of an approved item. */
export type GrantState = "unused" | "used" | "over";

export type HoldMove = { status: Exclude<ReviewStatus, "approved_pending">; reason: ReasonCode; next: { do: NextMove; bounds?: Constraint[] } };

/** The bounds that a narrower request must keep to; none where it was sent back for anything else. */
const boundsOf = (decisions: readonly ReviewDecisionEntry[]): Constraint[] =>
  decisions.findLast(({ verb, undone }) => verb === "narrower" && !undone)?.conditions ?? [];

/** What an agent that waits is told, in its opaque codes, and what it does next. */
export function holdMove({ status, decisions }: Pick<ReviewRow, "status" | "decisions">, grant: GrantState | null): HoldMove {
  switch (status) {
    case "open":
    case "approved_pending":
      // Until the undo window ends there is nothing to collect, so nothing is said.
      return { status: "open", reason: "in_review", next: { do: "wait" } };
    case "approved":
    case "approved_with_conditions":
      if (grant === "used") return { status, reason: "grant_used", next: { do: "stop" } };
      if (grant !== "unused") return { status, reason: "grant_void", next: { do: "ask_again" } };
      return { status, reason: status === "approved" ? "ok" : "narrowed", next: { do: "ask_again" } };
    case "rejected":
      return { status, reason: "rejected", next: { do: "stop" } };
    case "sent_back": {
      const bounds = boundsOf(decisions);
      return bounds.length > 0
        ? { status, reason: "use_narrower", next: { do: "use_narrower", bounds } }
        : { status, reason: "sent_back", next: { do: "ask_again" } };
    }
    case "expired":
      return { status, reason: "expired", next: { do: "stop" } };
    case "no_reviewer":
      return { status, reason: "no_reviewer", next: { do: "stop" } };
    case "withdrawn":
      return { status, reason: "not_allowed", next: { do: "stop" } };
    case "void":
      return { status, reason: "grant_void", next: { do: "ask_again" } };
  }
}
