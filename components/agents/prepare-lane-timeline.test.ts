import { describe, expect, test } from "vitest";
import type { LaneStep } from "@/lib/contract/agent-standing";
import { prepareLaneTimeline } from "./prepare-lane-timeline";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const HOUR = 3_600_000;
const step = (hoursAgo: number, to: LaneStep["to"], from: LaneStep["from"] = "allow", delegation = "Invoices · 1"): LaneStep => ({
  entry: `pact_a.${hoursAgo}`,
  delegation,
  pact: "Invoices",
  build: "1",
  from,
  to,
  at: new Date(NOW - hoursAgo * HOUR).toISOString(),
  causes: [],
});

describe("a lane timeline", () => {
  test("draws each lane from its change to the next, and the last one to now", () => {
    const found = prepareLaneTimeline([step(2, "escalate"), step(10, "allow", null)], NOW);
    expect(found?.bands).toEqual([
      {
        delegation: "Invoices · 1",
        segments: [
          { lane: "allow", x: 0, width: 0.8, from: step(10, "allow").at, to: step(2, "allow").at },
          { lane: "escalate", x: 0.8, width: expect.closeTo(0.2), from: step(2, "allow").at, to: null },
        ],
      },
    ]);
    expect(found?.takeaway).toBe("One change of lane; the latest went from allow to escalate.");
  });

  test("has a band for each delegation, and leaves the time before it empty", () => {
    const found = prepareLaneTimeline([step(5, "allow", null, "Invoices · 2"), step(10, "allow", null)], NOW);
    expect(found?.bands.map(({ delegation, segments }) => [delegation, segments[0]?.x])).toEqual([
      ["Invoices · 2", 0.5],
      ["Invoices · 1", 0],
    ]);
    expect(found?.takeaway).toBe("The lane hasn't changed since the delegation began.");
  });

  test("reaches back a month at most: what began before is drawn from its edge", () => {
    const found = prepareLaneTimeline([step(31 * 24, "allow", null)], NOW);
    expect(found?.bands[0]?.segments[0]).toMatchObject({ x: 0, width: 1 });
    expect(found?.from).toBe(new Date(NOW - 30 * 24 * HOUR).toISOString());
  });

  test("isn't drawn where nothing ever changed", () => {
    expect(prepareLaneTimeline([], NOW)).toBeNull();
  });
});
