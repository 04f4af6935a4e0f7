import fc from "fast-check";
import { expect, test } from "vitest";
import { parseInstant } from "./iso-instant";

test("reads the instants that the platform writes", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2199-12-31T23:59:59Z"), noInvalidDate: true }), (date) => {
      expect(parseInstant(date.toISOString())).toBe(date.getTime());
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["2027-06-30T00:00:00Z", Date.UTC(2027, 5, 30)],
  ["2027-06-30T02:00+02:00", Date.UTC(2027, 5, 30)],
  ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
  ["2023-02-29T00:00:00Z", null],
  ["2027-13-01T00:00:00Z", null],
  ["2027-06-30T24:00:00Z", null],
  ["2027-06-30T00:00:00", null],
  ["2027-06-30", null],
  ["soon", null],
])("%s", (text, expected) => {
  expect(parseInstant(text)).toBe(expected);
});
