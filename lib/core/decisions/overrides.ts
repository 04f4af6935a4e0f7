import { LANES, type Lane } from "../closed-lists";
import type { Instant } from "../time";
import type { Question } from "./question";
import type { LiveOverride } from "./snapshot";
import type { Governing } from "./step";

/** Whether an override may be used for this request at this instant. Whoever asked for it doesn't count among its approvers. */
function isLive(override: LiveOverride, { request, agent, facts }: Question, at: Instant): boolean {
  if (override.revoked || override.usesLeft <= 0 || at < override.grantedAt || at >= override.expiresAt) return false;
  if (override.agent !== agent.id || override.action !== request.action) return false;
  if (override.maxAmountMinor !== null && (facts.amount === null || facts.amount > override.maxAmountMinor)) return false;
  if (override.actionDigest !== null && override.actionDigest !== request.actionDigest) return false;
  const approvers = new Set(override.approvedBy);
  approvers.delete(override.requestedBy);
  return approvers.size >= override.approvalsNeeded && approvers.size > 0;
}

/** How far the live overrides of a clause lower a lane, and by which of them. Null: not at all. */
export function loweredBy(
  governing: Governing,
  clause: { key: string; overrideFloor: Lane | null },
  lane: Lane,
  question: Question,
  at: Instant,
): { to: Lane; by: string } | null {
  const floor = clause.overrideFloor;
  if (floor === null) return null;
  let best: { to: Lane; by: string } | null = null;
  for (const override of governing.trust.overrides) {
    if (override.clause !== clause.key || !isLive(override, question, at)) continue;
    const to = LANES[Math.min(LANES.indexOf(lane), Math.max(LANES.indexOf(override.to), LANES.indexOf(floor)))] ?? lane;
    if (to === lane) continue;
    const better = best === null || LANES.indexOf(to) < LANES.indexOf(best.to) || (to === best.to && override.id < best.by);
    if (better) best = { to, by: override.id };
  }
  return best;
}
