import type { Tier } from "../closed-lists";
import type { Question } from "./question";

const DEFAULT_LIMIT_MINOR = 1_000_000;

/**
 * Consequence class of a review: 1 for what can't be undone, changes permissions or moves at least the organisation's
 * limit; 2 for other high-risk actions and medium ones that aren't simply reversible; 3 for the rest. What isn't
 * registered is taken for the gravest, and an amount in no known currency is measured against the default limit.
 */
export function tierOf({ action, facts, snapshot }: Question): Tier {
  if (action === null || action.reversibility === "irreversible" || action.touches.includes("permissions")) return 1;
  const limits = snapshot.tierLimits ?? {};
  const limit = facts.currency !== null && Object.hasOwn(limits, facts.currency) ? (limits[facts.currency] ?? DEFAULT_LIMIT_MINOR) : DEFAULT_LIMIT_MINOR;
  if (facts.amount !== null && facts.amount >= limit) return 1;
  if (action.risk === null || action.risk === "high") return 2;
  return action.risk === "medium" && action.reversibility !== "reversible" ? 2 : 3;
}
