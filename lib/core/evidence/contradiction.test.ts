import { describe, expect, test } from "vitest";
import { HOUR } from "../time";
import { contradict, type Verdict } from "./contradiction";

const NOW = 100 * HOUR;
const unit = (x: number | null, passMark = 1, age = HOUR): Verdict => ({
  x,
  passed: x === null ? null : x >= passMark,
  observedAt: NOW - age,
  receivedAt: NOW,
});

describe("two trusted sources", () => {
  test.each([
    ["agree when both pass", unit(1), unit(1), false],
    ["agree when both fail", unit(0), unit(0.2), false],
    ["disagree when one passes and the other fails", unit(1), unit(0), true],
    ["disagree on either side of the mark", unit(0.92, 0.9), unit(0.6, 0.9), true],
    ["disagree half a scale apart, even where both fail", unit(0.1, 0.9), unit(0.6, 0.9), true],
    ["agree closer together on the same side of the mark", unit(0.2, 0.9), unit(0.6, 0.9), false],
    ["say nothing about each other where one found no evidence", unit(null), unit(1), false],
    ["say nothing about each other once one is as old as the window", unit(1), unit(0, 1, 4 * HOUR), false],
    ["disagree up to that instant", unit(1), unit(0, 1, 4 * HOUR - 1), true],
  ])("%s", (_, one, other, expected) => {
    expect([contradict(one, other, 4 * HOUR, NOW), contradict(other, one, 4 * HOUR, NOW)]).toEqual([expected, expected]);
  });
});
