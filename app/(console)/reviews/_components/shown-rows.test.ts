import { expect, test } from "vitest";
import type { ReviewListRow } from "@/lib/contract/reviews";
import { shownRows } from "./shown-rows";

const row = (id: string, minute: number) => ({ id, dueAt: `2026-11-23T12:${String(minute).padStart(2, "0")}:00.000Z` }) as ReviewListRow;
const [a, b, c] = [row("a", 10), row("b", 20), row("c", 30)];
const ids = (shown: ReturnType<typeof shownRows>) => [shown.rows.map(({ id }) => id).join(""), shown.waiting];

test("somebody who doesn't work in the list sees everything as it comes", () => {
  expect(ids(shownRows([a, b, c], null, b))).toEqual(["abc", 0]);
});

test("what is new above the row under the hands waits, what is new below it shows", () => {
  expect(ids(shownRows([a, b, c], new Set(["b"]), b))).toEqual(["bc", 1]);
  expect(ids(shownRows([a, b, c], new Set(["a", "b"]), b))).toEqual(["abc", 0]);
});

test("the row under the hands stays where it was when somebody else has decided it", () => {
  expect(ids(shownRows([a, c], new Set(["a", "b", "c"]), b))).toEqual(["abc", 0]);
  expect(ids(shownRows([], new Set(["b"]), b))).toEqual(["b", 0]);
});
