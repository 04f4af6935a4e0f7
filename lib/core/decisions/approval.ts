import type { ContributionKind } from "../closed-lists";
import type { Instant } from "../time";
import type { Contribution } from "./decision";
import type { Question } from "./question";
import { type Approval, contributionKey } from "./snapshot";
import type { Governing } from "./step";

/** Only a repair removes these: nobody can judge an action whose rule can't be read or whose inputs are wrong. */
const REPAIR_ONLY: ReadonlySet<ContributionKind> = new Set(["condition_error", "clause_unreadable", "pact_expired"]);

export type ApprovalState = "none" | "valid" | "used" | "void";

/**
 * Whether the approval handed in with a request may be used for it now. It is bound to one action's digest, one agent, one
 * use and the epochs it was given under; where several pacts govern, all of them must still stand where they stood.
 */
export function approvalState(approval: Approval | null, { request, agent }: Question, governing: readonly Governing[], at: Instant): ApprovalState {
  if (approval === null) return "none";
  if (approval.used) return "used";
  if (approval.actionDigest !== request.actionDigest || approval.agent !== agent.id || at >= approval.expiresAt) return "void";
  const [first, ...others] = governing;
  if (!first) return "void";
  const { epochs } = approval;
  if (epochs) return governing.every((one) => Object.hasOwn(epochs, one.pact.id) && epochs[one.pact.id] === one.trust.epoch) ? "valid" : "void";
  return others.length === 0 && approval.epoch === first.trust.epoch ? "valid" : "void";
}

/** Whether an approval covers a hold: it was on the item, or something graver of the same proof was. */
export function clears(cleared: ReadonlySet<string>, contribution: Contribution): boolean {
  if (contribution.effectiveFloor !== "hold" || REPAIR_ONLY.has(contribution.kind)) return false;
  if (cleared.has(contributionKey(contribution))) return true;
  return contribution.kind === "evidence_stale" && cleared.has(contributionKey({ ...contribution, kind: "evidence_missing" }));
}
