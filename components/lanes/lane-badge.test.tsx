import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { LANES } from "@/lib/core/closed-lists";
import { draw } from "../testing/screen";
import { LaneBadge, LaneChange } from "./lane-badge";
import { LANE_LOOKS } from "./lane-looks";
import { TierTag } from "./tier-tag";
import { VerdictBadge } from "./verdict-badge";

const WORDS = { allow: "Allow", degrade: "Degrade", escalate: "Escalate", recover: "Recover" } as const;

describe("a lane on the screen", () => {
  test.each(LANES)("%s is told by its word, not by its colour alone", (lane) => {
    draw(<LaneBadge lane={lane} size="small" />);
    expect(screen.getByText(WORDS[lane])).toBeTruthy();
  });

  test("no data is a lane of its own, in words", () => {
    draw(<LaneBadge lane="unknown" of="Lane of ap-agent" />);
    expect(document.body.textContent).toBe("Lane of ap-agent: No data");
  });

  test("patterns, letters and heights tell the lanes apart as well", () => {
    for (const channel of ["pattern", "letter", "level"] as const) expect(new Set(LANES.map((lane) => LANE_LOOKS[lane][channel])).size).toBe(4);
    expect(LANES.map((lane) => LANE_LOOKS[lane].level)).toEqual([1, 2, 3, 4]);
  });

  test("a change reads as from one to the other", () => {
    draw(<LaneChange from="allow" to="degrade" />);
    expect(document.body.textContent).toMatch(/Allow.*to.*Degrade/);
  });

  test("a permit with limits isn't called a permit alone", () => {
    draw(<VerdictBadge verdict="permit" constrained />);
    expect(screen.getByText("Permit, with limits")).toBeTruthy();
  });

  test("a tier says what it means", () => {
    draw(<TierTag tier={1} explain />);
    expect(document.body.textContent).toBe("Tier 1 — irreversible, or above a money or permission limit");
  });
});
