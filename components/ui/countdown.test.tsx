import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { draw } from "../testing/screen";
import { setServerTime, setStaleSince } from "./clock";
import { Countdown } from "./countdown";
import { Time } from "./time";

const start = Date.parse("2026-11-23T14:00:00Z");
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const timer = () => screen.getByRole("timer");
const plain = (element: HTMLElement) => (element.textContent ?? "").replace(/\u00a0/g, " ");

beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => {
  act(() => {
    setServerTime(Date.now());
    setStaleSince(null);
  });
  vi.useRealTimers();
});

describe("a countdown", () => {
  test("goes in steps of 15 s while there is time", () => {
    draw(<Countdown to={start + 10 * 60_000} label="Answer due" />);
    expect(plain(timer())).toBe("10:00");
    pass(14_000);
    expect(plain(timer())).toBe("10:00");
    pass(1_000);
    expect(plain(timer())).toBe("9:45");
  });

  test("goes by the second under two minutes, and says when less than one is left", () => {
    draw(<Countdown to={start + 121_000} label="Answer due" />);
    pass(3_000);
    expect(plain(timer())).toBe("1:58");
    pass(59_000);
    expect(plain(timer())).toBe("0:59 left");
  });

  test("says when it is over, and isn't read out by itself", () => {
    draw(<Countdown to={start + 2_000} label="Answer due" over="Rejected" />);
    pass(2_000);
    expect(plain(timer())).toBe("Rejected");
    expect(timer().getAttribute("aria-live")).toBe("off");
    expect(timer().getAttribute("aria-label")).toBe("Answer due: Rejected");
  });

  test("counts in the server's time, whatever this machine's clock says", () => {
    draw(<Countdown to={start + 60_000} label="Answer due" />);
    act(() => setServerTime(start + 30_000));
    expect(plain(timer())).toBe("0:30 left");
  });

  test("says as of when, while the page isn't live", () => {
    draw(<Countdown to={start + 600_000} label="Answer due" />);
    act(() => setStaleSince("2026-11-23T13:59:11Z"));
    expect(document.body.textContent).toContain("as of 13:59:11 UTC");
  });
});

describe("a time", () => {
  test("shows both how long ago and exactly when", () => {
    draw(<Time iso="2026-11-23T11:00:00Z" />);
    expect(plain(document.body)).toBe("23 Nov 2026, 11:00 UTC (3 h ago)");
    expect(document.querySelector("time")?.dateTime).toBe("2026-11-23T11:00:00.000Z");
  });

  test("tells the exact moment to those who listen where only the distance is drawn", () => {
    draw(<Time iso="2026-11-23T14:04:00Z" show="relative" />);
    expect(plain(document.body)).toBe("in 4 min (23 Nov 2026, 14:04 UTC)");
  });
});
