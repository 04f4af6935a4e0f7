import type { ContributionKind } from "../closed-lists";
import type { ReviewRow } from "../projections/rows";

/** Only a repair removes these: nobody can judge an action whose rule can't be read or whose inputs are wrong. */
const REPAIR_ONLY: readonly ContributionKind[] = ["condition_error", "clause_unreadable", "pact_expired"];

/** What an item rests on that a person can't decide away, strictest first; empty: it can be approved. */
export const repairsNeeded = ({ contributions }: Pick<ReviewRow, "contributions">) => contributions.filter(({ kind }) => REPAIR_ONLY.includes(kind));

/** How the agent stands now, against how it stood when the action was held. */
export type Standing = {
  suspended: boolean;
  /** By pact id. A pact that is missing here has never been narrowed. */
  epochs: Readonly<Record<string, number>>;
};

/** Why an approval would come to nothing: the agent was narrowed after the action was held. Null: it would hold. */
export function narrowedSince({ frozen }: Pick<ReviewRow, "frozen">, { suspended, epochs }: Standing): "suspended" | "narrowed" | null {
  if (suspended) return "suspended";
  return Object.entries(frozen.epochs).some(([pact, epoch]) => (epochs[pact] ?? 0) !== epoch) ? "narrowed" : null;
}
