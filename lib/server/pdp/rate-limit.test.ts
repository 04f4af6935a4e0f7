import { expect, test } from "vitest";
import { MINUTE, SECOND } from "@/lib/core/time";
import { RateLimit } from "./rate-limit";

const NOON = 1_795_435_200_000;

test("a minute's allowance may be used at once, and refills evenly", () => {
  const limit = new RateLimit();
  expect([1, 2, 3, 4].map(() => limit.take("key_a", 3, NOON))).toEqual([0, 0, 0, 20 * SECOND]);
  expect(limit.take("key_a", 3, NOON + 19 * SECOND)).toBeGreaterThan(0);
  expect(limit.take("key_a", 3, NOON + 20 * SECOND)).toBe(0);
});

test("one key's flood is not another's", () => {
  const limit = new RateLimit();
  while (limit.take("key_a", 5, NOON) === 0);
  expect(limit.take("key_b", 5, NOON)).toBe(0);
});

test("what was refused is told once a minute, with its number", () => {
  const limit = new RateLimit();
  limit.take("key_a", 1, NOON);
  expect(limit.toTell("key_a", NOON)).toBe(0);
  limit.take("key_a", 1, NOON);
  expect(limit.toTell("key_a", NOON)).toBe(1);
  limit.take("key_a", 1, NOON + SECOND);
  limit.take("key_a", 1, NOON + 2 * SECOND);
  expect(limit.toTell("key_a", NOON + 3 * SECOND)).toBe(0);
  expect(limit.toTell("key_a", NOON + MINUTE)).toBe(2);
});

test("a clock set back gives nothing away", () => {
  const limit = new RateLimit();
  while (limit.take("key_a", 5, NOON) === 0);
  expect(limit.take("key_a", 5, NOON - MINUTE)).toBeGreaterThan(0);
});
