import { describe, expect, test } from "vitest";
import { formatCountdown, formatDuration, formatDurationInWords, parseDuration, toIsoDuration } from "./format-duration";

const H = 3_600_000;
const plain = (text: string) => text.replace(/\u00a0/g, " ");

describe("durations", () => {
  test.each([
    [0, "0 s", "0 seconds"],
    [999, "0 s", "0 seconds"],
    [45_000, "45 s", "45 seconds"],
    [90_000, "1 min 30 s", "1 minute 30 seconds"],
    [3 * H + 600_000, "3 h 10 min", "3 hours 10 minutes"],
    [49 * H, "2 d 1 h", "2 days 1 hour"],
    [48 * H + 59_000, "2 d", "2 days"],
  ])("%i ms reads %s", (ms, short, words) => {
    expect(plain(formatDuration(ms))).toBe(short);
    expect(formatDurationInWords(ms)).toBe(words);
  });

  test("a countdown shows seconds below an hour and never less than nothing", () => {
    expect(formatCountdown(67_400)).toBe("1:07");
    expect(formatCountdown(-5)).toBe("0:00");
    expect(plain(formatCountdown(2 * H))).toBe("2 h");
  });

  test.each([
    ["PT4H", 4 * H],
    ["P1DT30M", 24 * H + 30 * 60_000],
    ["p2w", 14 * 24 * H],
    ["4h", 4 * H],
    ["1 day 30 min", 24 * H + 30 * 60_000],
    ["90 s", 90_000],
  ])("%s is read", (typed, ms) => {
    expect(parseDuration(typed)).toBe(ms);
  });

  test.each(["", "P", "PT", "P1DT", "P1M1", "1 month", "soon", "4"])("%s is no duration", (typed) => {
    expect(parseDuration(typed)).toBeNull();
  });

  test("what is written can be read back", () => {
    for (const ms of [0, 45_000, 4 * H, 24 * H + 61_000, 365 * 24 * H]) expect(parseDuration(toIsoDuration(ms))).toBe(ms);
  });
});
