import type { Tier } from "../closed-lists";
import { type Duration, SECOND } from "../time";

/** How long an approval can be taken back, before anything comes of it. The graver, the longer. */
export const UNDO_WINDOWS: Readonly<Record<Tier, Duration>> = { 1: 10 * SECOND, 2: 8 * SECOND, 3: 5 * SECOND };

const LONGEST: Duration = 60 * SECOND;

/** The organisation may set its own, in whole seconds by tier; zero mints the grant at once. What can't be read counts as unset. */
export function undoWindow(tier: Tier, setting: unknown): Duration {
  const asked: unknown = typeof setting === "object" && setting !== null ? (setting as Record<string, unknown>)[`tier${tier}`] : undefined;
  if (typeof asked !== "number" || !Number.isInteger(asked) || asked < 0) return UNDO_WINDOWS[tier];
  return Math.min(asked * SECOND, LONGEST);
}
