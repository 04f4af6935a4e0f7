import { listed } from "./action-phrase";
import { sameJson } from "./same-json";

/** `strengthens` only where it is proved that nothing gets wider; `weakens` where authority plainly grows; else `changes`. */
export type ChangeDirection = "strengthens" | "weakens" | "changes";
export type Change = { path: string; sentence: string; direction: ChangeDirection };

/** Writes one change down. */
export type Say = (path: string, sentence: string, direction?: ChangeDirection) => void;

/** A proof in one direction is a proof of the opposite in the other. */
export const proved = (narrower: boolean, wider: boolean): ChangeDirection => (narrower ? "strengthens" : wider ? "weakens" : "changes");

export const quoted = (text: string): string => `“${text}”`;

export function moved(say: Say, path: string, what: string, from: string | null, to: string | null, direction: ChangeDirection = "changes"): void {
  if (from === to) return;
  if (from === null) say(path, `${what} is now ${to}.`, direction);
  else if (to === null) say(path, `${what} is no longer stated (it was ${from}).`, direction);
  else say(path, `${what} goes from ${from} to ${to}.`, direction);
}

export function namesMoved(
  say: Say,
  path: string,
  what: string,
  before: readonly string[],
  after: readonly string[],
  added: ChangeDirection = "changes",
  removed: ChangeDirection = "changes",
): void {
  const gained = after.filter((name) => !before.includes(name));
  const lost = before.filter((name) => !after.includes(name));
  if (gained.length > 0) say(path, `${what}: ${listed(gained)} added.`, added);
  if (lost.length > 0) say(path, `${what}: ${listed(lost)} removed.`, removed);
  if (gained.length === 0 && lost.length === 0 && !sameJson(before, after)) say(path, `${what}: now in the order ${listed(after)}.`);
}
