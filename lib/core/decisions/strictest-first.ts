import { FLOORS, type Floor, LANES, type Lane } from "../closed-lists";
import type { Contribution } from "./decision";
import { contributionKey } from "./snapshot";

const ranks = <T extends string>(order: readonly T[]): Record<T, number> => Object.fromEntries(order.map((name, i) => [name, i])) as Record<T, number>;
const LANE_RANK: Record<Lane, number> = ranks(LANES);
const FLOOR_RANK: Record<Floor, number> = ranks(FLOORS);

const weight = (c: Contribution): number => (FLOOR_RANK[c.effectiveFloor] * LANES.length + LANE_RANK[c.effectiveLane]) * LANES.length + LANE_RANK[c.lane];

/** The order people read reasons in: what binds most comes first, and equals stand in a fixed order. */
export function strictestFirst(contributions: readonly Contribution[]): Contribution[] {
  if (contributions.length < 2) return [...contributions];
  return contributions
    .map((contribution) => ({ contribution, weight: weight(contribution), key: contributionKey(contribution) }))
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .map(({ contribution }) => contribution);
}
