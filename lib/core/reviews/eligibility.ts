import type { Role } from "../closed-lists";
import type { ActorId } from "../ids";
import { may } from "../members/permissions";
import type { ReviewRow } from "../projections/rows";

/** Who wants to decide. Teams by slug. */
export type Reviewer = { id: ActorId; roles: readonly Role[]; teams: readonly string[] };

export type Ineligibility = "forbidden" | "own_agent" | "not_eligible";

/** Teams whose members may decide the item where it stands now. */
export const decidingTeams = ({ queue, frozen }: Pick<ReviewRow, "queue" | "frozen">): string[] => [...new Set([queue, ...frozen.groups])];

/** Groups that the reviewer stands for on this item. */
export const groupsOf = ({ frozen }: Pick<ReviewRow, "frozen">, reviewer: Reviewer): string[] =>
  frozen.groups.filter((group) => reviewer.teams.includes(group));

/** Why this person can't decide this item; null: they can. Whoever owns the agent never judges what it does. */
export function ineligibility(review: Pick<ReviewRow, "queue" | "frozen">, reviewer: Reviewer, ownerTeam: string): Ineligibility | null {
  if (!may({ kind: "member", roles: reviewer.roles }, "reviews.decide")) return "forbidden";
  if (reviewer.teams.includes(ownerTeam)) return "own_agent";
  return decidingTeams(review).some((team) => reviewer.teams.includes(team)) ? null : "not_eligible";
}
