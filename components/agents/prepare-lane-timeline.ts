import type { LaneStep } from "@/lib/contract/agent-standing";
import type { Lane } from "@/lib/core/closed-lists";

export type LaneSegment = { lane: Lane /** Shares of the drawing's width, 0 to 1. */; x: number; width: number; from: string; to: string | null };
export type LaneBand = { delegation: string; segments: LaneSegment[] };
export type LaneTimeline = { from: string; to: string; bands: LaneBand[]; takeaway: string };

const HOUR = 3_600_000;
/** Nothing shorter than an hour is drawn over the whole width, and nothing older than a month is drawn. */
const LONGEST = 30 * 24 * HOUR;

/** Lane changes as bands over time, one for each delegation; null where nothing ever changed. */
export function prepareLaneTimeline(steps: readonly LaneStep[], now: number): LaneTimeline | null {
  if (steps.length === 0) return null;
  const times = steps.map(({ at }) => Date.parse(at));
  const from = Math.max(now - LONGEST, Math.min(now - HOUR, ...times));
  const share = (at: number): number => Math.min(1, Math.max(0, (at - from) / (now - from)));
  const byDelegation = new Map<string, LaneStep[]>();
  for (const step of steps) byDelegation.set(step.delegation, [...(byDelegation.get(step.delegation) ?? []), step]);
  const bands = [...byDelegation].map(([delegation, own]): LaneBand => {
    const ascending = own.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const segments = ascending.flatMap((step, i): LaneSegment[] => {
      const end = ascending[i + 1]?.at ?? null;
      const [x, until] = [share(Date.parse(step.at)), end === null ? 1 : share(Date.parse(end))];
      return until > x ? [{ lane: step.to, x, width: until - x, from: step.at, to: end }] : [];
    });
    return { delegation, segments };
  });
  return { from: new Date(from).toISOString(), to: new Date(now).toISOString(), bands, takeaway: takeawayOf(steps, times) };
}

function takeawayOf(steps: readonly LaneStep[], times: readonly number[]): string {
  const newest = steps[times.indexOf(Math.max(...times))];
  const changes = steps.filter(({ from }) => from !== null).length;
  if (!newest || changes === 0) return "The lane hasn't changed since the delegation began.";
  const count = changes === 1 ? "one change" : `${changes} changes`;
  return `${count.charAt(0).toUpperCase()}${count.slice(1)} of lane; the latest ${newest.from === null ? "began" : `went from ${newest.from} to`} ${newest.to}.`;
}
