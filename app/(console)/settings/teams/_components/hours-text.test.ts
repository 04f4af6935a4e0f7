import { expect, test } from "vitest";
import { describeHours, readShifts, shiftsText } from "./hours-text";

const office = [{ from: "09:00", to: "17:00" }];

test("hours read back as they were written", () => {
  const shifts = [
    { from: "09:00", to: "12:00" },
    { from: "13:00", to: "17:00" },
  ];
  expect(readShifts(shiftsText(shifts))).toEqual(shifts);
  expect(readShifts("09:00 – 12:00,, 13:00-17:00 ")).toEqual(shifts);
  expect(readShifts("")).toEqual([]);
});

test("what can't be read stays to be refused", () => {
  expect(readShifts("nine to five")).toEqual([{ from: "nine to five", to: "" }]);
});

test.each([
  [null, "Around the clock"],
  [{}, "Never"],
  [{ mon: office, tue: office, wed: office, thu: office, fri: office }, "Mon–Fri 09:00-17:00"],
  [{ mon: office, wed: office }, "Mon 09:00-17:00; Wed 09:00-17:00"],
  [{ sat: [{ from: "10:00", to: "12:00" }], sun: [] }, "Sat 10:00-12:00"],
])("%j is %s", (hours, words) => {
  expect(describeHours(hours)).toBe(words);
});
