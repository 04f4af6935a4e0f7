import { expect, test } from "vitest";
import { hashPassword, passwordMatches } from "./password-hash";

test("a password matches its own hash and no other", async () => {
  const stored = await hashPassword("correct horse battery");
  expect(await passwordMatches("correct horse battery", stored)).toBe(true);
  expect(await passwordMatches("correct horse batterz", stored)).toBe(false);
});

test("the same password hashed twice is two texts, neither of which holds it", async () => {
  const [a, b] = await Promise.all([hashPassword("correct horse battery"), hashPassword("correct horse battery")]);
  expect(a).not.toBe(b);
  expect(a).not.toContain("horse");
});

test("nobody's password matches, whatever is typed", async () => {
  expect(await passwordMatches("", null)).toBe(false);
  expect(await passwordMatches("anything", "not a hash")).toBe(false);
});

test("a letter typed as one character or as two is the same password", async () => {
  expect(await passwordMatches("Zu\u0308rich am See", await hashPassword("Z\u00fcrich am See"))).toBe(true);
});
