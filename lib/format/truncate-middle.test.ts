import { expect, test } from "vitest";
import { byteLength, truncateMiddle } from "./truncate-middle";

test("a long text keeps its beginning and its end", () => {
  expect(truncateMiddle("pay 10 EUR and then pay 9000 EUR", 10)).toEqual({ head: "pay 1", tail: "0 EUR", hidden: 22 });
});

test("a text within the limit is left whole", () => {
  expect(truncateMiddle("short", 5)).toEqual({ head: "short", tail: "", hidden: 0 });
});

test("a pair of surrogates is never cut in two", () => {
  expect(truncateMiddle("😀😀😀😀", 2)).toEqual({ head: "😀", tail: "😀", hidden: 2 });
});

test("bytes are counted as they are sent", () => {
  expect(byteLength("é😀")).toBe(6);
});
