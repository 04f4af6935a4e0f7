import { expect, test } from "vitest";
import { firstParam, withParams } from "./url-params";

test("one parameter changes and the others stay", () => {
  expect(withParams("/reviews", { tier: "1", page: "3", tag: ["a", "b"] }, { page: "4" })).toBe("/reviews?tier=1&tag=a&tag=b&page=4");
});

test("a parameter that is taken away leaves no trace", () => {
  expect(withParams("/reviews", { tier: "1" }, { tier: null })).toBe("/reviews");
});

test("what is repeated counts once where one is asked for", () => {
  expect(firstParam({ tier: ["1", "2"] }, "tier")).toBe("1");
});
