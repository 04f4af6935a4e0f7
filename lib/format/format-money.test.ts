import { describe, expect, test } from "vitest";
import { formatMoney, minorToDecimal, parseMoney } from "./format-money";

const plain = (text: string) => text.replace(/\u00a0/g, " ");

describe("money", () => {
  test.each([
    [420_000, "EUR", "EUR 4,200.00"],
    [-5, "EUR", "-EUR 0.05"],
    [1_500, "JPY", "JPY 1,500"],
    [1_234_567, "KWD", "KWD 1,234.567"],
    [100, "points", "points 1.00"],
  ])("%i minor units of %s read %s", (minor, currency, expected) => {
    expect(plain(formatMoney({ minor, currency }))).toBe(expected);
  });

  test("the largest amount is told to the last cent", () => {
    expect(plain(formatMoney({ minor: Number.MAX_SAFE_INTEGER, currency: "EUR" }))).toBe("EUR 90,071,992,547,409.91");
  });

  test.each([
    ["4,200", "EUR", 420_000],
    ["4 200.5", "EUR", 420_050],
    ["0.07", "USD", 7],
    ["1500", "JPY", 1_500],
    ["-3", "EUR", -300],
  ])("%s in %s is %i minor units", (typed, currency, minor) => {
    expect(parseMoney(typed, currency)).toBe(minor);
  });

  test.each([
    ["4.205", "EUR"],
    ["1.5", "JPY"],
    ["", "EUR"],
    ["12e3", "EUR"],
    ["99999999999999999", "EUR"],
  ])("%s in %s is no amount", (typed, currency) => {
    expect(parseMoney(typed, currency)).toBeNull();
  });

  test("what is shown can be typed back", () => {
    for (const money of [
      { minor: 123_456, currency: "EUR" },
      { minor: -1, currency: "KWD" },
      { minor: 0, currency: "JPY" },
    ]) {
      expect(parseMoney(minorToDecimal(money), money.currency)).toBe(money.minor);
    }
  });
});
