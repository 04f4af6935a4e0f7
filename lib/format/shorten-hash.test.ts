import { expect, test } from "vitest";
import { shortenHash } from "./shorten-hash";

test("a digest keeps its head and its tail", () => {
  expect(shortenHash("sha256:9f3c2a44d0b1e0")).toBe("9f3c2a…b1e0");
});

test("what is short already stays whole", () => {
  expect(shortenHash("dec_01")).toBe("dec_01");
});
