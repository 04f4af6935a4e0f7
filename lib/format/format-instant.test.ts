import { describe, expect, test } from "vitest";
import { formatClock, formatInstant, formatRelative } from "./format-instant";

const at = "2026-11-23T14:10:05Z";
const now = Date.parse(at);
const plain = (text: string) => text.replace(/\u00a0/g, " ");

describe("instants", () => {
  test("an absolute time names its day and its zone", () => {
    expect(formatInstant(at)).toBe("23 Nov 2026, 14:10 UTC");
    expect(formatInstant(now, "utc", { seconds: true })).toBe("23 Nov 2026, 14:10:05 UTC");
    expect(formatClock(at)).toBe("14:10 UTC");
    expect(formatInstant(at, "local")).toMatch(/ UTC([+−]\d+(:\d\d)?)?$/);
  });

  test("text that is no time says so", () => {
    expect(formatInstant("yesterday")).toBe("Unknown time");
    expect(formatRelative("yesterday", now)).toBe("");
  });

  test.each([
    [now + 4 * 60_000 + 9_000, "in 4 min"],
    [now - 3 * 3_600_000, "3 h ago"],
    [now - 2_000, "now"],
    [now + 26 * 3_600_000, "in 1 d"],
  ])("relative to now", (instant, expected) => {
    expect(plain(formatRelative(instant, now))).toBe(expected);
  });
});
