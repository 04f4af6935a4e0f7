import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { LaneStep } from "@/lib/contract/agent-standing";
import { draw } from "../testing/screen";
import { LaneTimeline } from "./lane-timeline";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const step = (entry: string, to: LaneStep["to"], from: LaneStep["from"], hoursAgo: number, causes: LaneStep["causes"] = []): LaneStep => ({
  entry,
  delegation: "Invoices · v7",
  pact: "Invoices",
  build: "v7",
  from,
  to,
  at: new Date(NOW - hoursAgo * 3_600_000).toISOString(),
  causes,
});
const stale = {
  kind: "evidence_stale",
  lane: "escalate",
  clause: "C-1",
  evidence: "citation-eval",
  facts: null,
  remedy: "evidence:C-1:citation-eval",
} as const;

describe("the timeline of a lane", () => {
  test("says in its table everything that it draws, with the entry in history", () => {
    draw(<LaneTimeline steps={[step("pact_a.9", "escalate", "allow", 2, [stale]), step("pact_a.3", "allow", null, 20)]} now={NOW} />);
    const [, ...rows] = screen.getAllByRole("row");
    expect(rows).toHaveLength(2);
    expect(rows[0]?.textContent).toContain("Evidence stale · C-1 · citation-eval");
    expect(
      within(rows[0] as HTMLElement)
        .getByRole("link", { name: "#9" })
        .getAttribute("href"),
    ).toBe("/history/pact_a.9");
    expect(rows[1]?.textContent).toContain("The delegation began, with nothing in its way.");
    expect(screen.getByRole("figure").textContent).toContain("One change of lane; the latest went from allow to escalate.");
  });

  test("says why it is empty", () => {
    draw(<LaneTimeline steps={[]} now={NOW} />);
    expect(screen.getByRole("table").textContent).toContain("the agent is under no pact in force");
    expect(screen.queryByRole("figure")).toBeNull();
  });
});
