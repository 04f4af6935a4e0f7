import type { ReviewDecisionEntry, ReviewRow } from "../projections/rows";

/** Someone an approval waits for: a member of this team, or anyone who may decide the item. */
export type Eye = { team: string } | { anyone: true };

type Item = Pick<ReviewRow, "tier" | "frozen" | "decisions">;

const FEWEST_EYES = { 1: 2, 2: 1, 3: 1 } as const;

/** Every group named by the terms, and for the gravest tier never fewer than two people. */
function eyesOf({ tier, frozen }: Item): Eye[] {
  const groups = frozen.groups.map((team): Eye => ({ team }));
  const more = Math.max(0, FEWEST_EYES[tier] - groups.length);
  return [...groups, ...Array.from({ length: more }, (): Eye => ({ anyone: true }))];
}

/** Approvals that stand: with or without conditions, not undone. */
export const approvalsOf = ({ decisions }: Pick<ReviewRow, "decisions">): ReviewDecisionEntry[] =>
  decisions.filter(({ verb, undone }) => (verb === "approve" || verb === "conditions") && !undone);

const fits = (eye: Eye, approval: Pick<ReviewDecisionEntry, "groups">): boolean => !("team" in eye) || approval.groups.includes(eye.team);

/**
 * Which eyes the approvals satisfy, each approval at most one. Someone who stands for two groups is counted where they are
 * needed most, so the order in which people decide doesn't matter. Groups come first, so what is left over is `anyone`.
 */
function satisfied(eyes: readonly Eye[], approvals: readonly Pick<ReviewDecisionEntry, "groups">[]): boolean[] {
  const holder = new Map<number, number>();
  const place = (eye: number, tried: Set<number>): boolean => {
    for (const [index, approval] of approvals.entries()) {
      const wanted = eyes[eye];
      if (!wanted || tried.has(index) || !fits(wanted, approval)) continue;
      tried.add(index);
      const other = holder.get(index);
      if (other === undefined || place(other, tried)) {
        holder.set(index, eye);
        return true;
      }
    }
    return false;
  };
  return eyes.map((_, eye) => place(eye, new Set()));
}

/** Whom an item still waits for before it is approved; empty: it has all the approvals it needs. */
export function stillNeeded(review: Item, approvals: readonly Pick<ReviewDecisionEntry, "groups">[] = approvalsOf(review)): Eye[] {
  const eyes = eyesOf(review);
  const done = satisfied(eyes, approvals);
  return eyes.filter((_, index) => !done[index]);
}

/** Teams of which one more approval would bring the item further; who stands for two may be counted for the other. */
export function wouldHelp(review: Item, approvals: readonly Pick<ReviewDecisionEntry, "groups">[] = approvalsOf(review)): Eye[] {
  const needed = stillNeeded(review, approvals);
  const helps = (groups: string[]): boolean => stillNeeded(review, [...approvals, { groups }]).length < needed.length;
  if (helps([])) return [{ anyone: true }];
  return review.frozen.groups.filter((team) => helps([team])).map((team) => ({ team }));
}

/** How many approvals an item takes altogether. */
export const eyesNeeded = (review: Item): number => eyesOf(review).length;
