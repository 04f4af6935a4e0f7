import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { draw } from "@/components/testing/screen";
import type { AgentStandingRow } from "@/lib/contract/agent-standing";
import { AgentsTable } from "./agents-table";

const row: AgentStandingRow = {
  id: "agt_1",
  slug: "invoice-bot",
  name: "Invoice bot",
  owner: { slug: "finance-ops", name: "Finance operations" },
  lane: "degrade",
  since: "2026-11-24T08:00:00.000Z",
  authority: "Everything goes ahead with limits (at most EUR 500.00).",
  weakest: { clause: "C-1", pact: "Paying supplier invoices", freshness: "stale", staleAt: "2026-11-24T07:00:00.000Z" },
  changesAt: "2026-11-24T14:10:00.000Z",
  nextLane: "escalate",
  build: { label: "v7", fingerprint: "sha256:9f3c2a44d0b1e09f", standing: "seen", since: null },
};

describe("the list of agents", () => {
  test("says of each its lane, what it may do, what is weakest, and what comes by itself", () => {
    draw(<AgentsTable rows={[row]} />);
    expect(screen.getByRole("link", { name: /Invoice bot/ }).getAttribute("href")).toBe("/agents/invoice-bot");
    const text = screen.getByRole("table").textContent;
    for (const part of [
      "Degrade",
      "at most EUR 500.00",
      "Stale",
      "C-1 of Paying supplier invoices",
      "to Escalate unless renewed",
      "Seen, not registered",
      "Finance operations",
    ])
      expect(text).toContain(part);
  });

  test("offers nothing that widens", () => {
    draw(<AgentsTable rows={[row]} />);
    expect(screen.queryByRole("button", { name: /allow|widen/i })).toBeNull();
  });

  test("says of an agent without a pact that nothing is known, and of an empty list what to do", () => {
    draw(
      <AgentsTable
        rows={[
          {
            ...row,
            lane: null,
            since: null,
            weakest: null,
            changesAt: null,
            nextLane: null,
            build: null,
            authority: "No pact in force names it, so every request is denied.",
          },
        ]}
      />,
    );
    expect(screen.getByRole("table").textContent).toContain("No data");
    draw(<AgentsTable rows={[]} />);
    expect(screen.getByText("No agent is registered")).toBeTruthy();
  });
});
