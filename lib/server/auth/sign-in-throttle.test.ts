import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/core/time";
import { SignInThrottle } from "./sign-in-throttle";

const fail = (throttle: SignInThrottle, times: number, place = "10.0.0.1", email = "ana@example.test", at = 0) => {
  for (let i = 0; i < times; i++) throttle.take(email, place, at);
};

describe("failed sign-ins", () => {
  test("five cost nothing, the sixth waits, and the wait doubles", () => {
    const throttle = new SignInThrottle();
    fail(throttle, 5);
    expect(throttle.take("ana@example.test", "10.0.0.1", 0)).toBe(15 * SECOND);
    expect(throttle.take("ana@example.test", "10.0.0.1", 15 * SECOND)).toBe(0);
    expect(throttle.take("ana@example.test", "10.0.0.1", 15 * SECOND)).toBe(30 * SECOND);
  });

  test("asking while waiting doesn't make the wait longer", () => {
    const throttle = new SignInThrottle();
    fail(throttle, 5);
    for (let i = 0; i < 100; i++) throttle.take("ana@example.test", "10.0.0.1", 1);
    expect(throttle.take("ana@example.test", "10.0.0.1", 15 * SECOND)).toBe(0);
  });

  test("somebody else's guesses don't keep a member out from where they sit", () => {
    const throttle = new SignInThrottle();
    fail(throttle, 20, "203.0.113.9");
    expect(throttle.take("ana@example.test", "10.0.0.1", 0)).toBe(0);
  });

  test("guesses at one account from many places are slowed, never for longer than a minute", () => {
    const throttle = new SignInThrottle();
    for (let i = 0; i < 200; i++) throttle.take("ana@example.test", `203.0.113.${i}`, 0);
    const wait = throttle.take("ana@example.test", "10.0.0.1", 0);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(MINUTE);
  });

  test("one place that tries many accounts waits", () => {
    const throttle = new SignInThrottle();
    for (let i = 0; i < 60; i++) throttle.take(`person${i}@example.test`, "203.0.113.9", 0);
    expect(throttle.take("ana@example.test", "203.0.113.9", 0)).toBe(MINUTE);
  });

  test("who signs in starts from nothing, and an hour forgets", () => {
    const throttle = new SignInThrottle();
    fail(throttle, 4);
    throttle.succeeded("ana@example.test", "10.0.0.1");
    fail(throttle, 4);
    expect(throttle.take("ana@example.test", "10.0.0.1", 0)).toBe(0);
    expect(throttle.take("ana@example.test", "10.0.0.1", HOUR)).toBe(0);
  });
});
