import { describe, expect, test } from "vitest";
import { formatCount, formatList, formatShare, formatSize } from "./format-count";

describe("counts", () => {
  test("one is singular, everything else plural and grouped", () => {
    expect(formatCount(1, "item")).toBe("1 item");
    expect(formatCount(0, "item")).toBe("0 items");
    expect(formatCount(1204, "entry", "entries")).toBe("1,204 entries");
  });

  test("a share carries its n, and no data is neither none nor all", () => {
    expect(formatShare(197, 200)).toBe("98.5 % (n = 200)");
    expect(formatShare(0, 0)).toBe("No data");
    expect(formatShare(0, 12)).toBe("0 % (n = 12)");
  });

  test("a share that isn't whole never rounds up to all, nor down to none", () => {
    expect(formatShare(99_999, 100_000)).toBe("> 99.9 % (n = 100,000)");
    expect(formatShare(1, 100_000)).toBe("< 0.1 % (n = 100,000)");
    expect(formatShare(12, 12)).toBe("100 % (n = 12)");
  });

  test("a size is told in the unit that keeps it short", () => {
    expect(formatSize(1)).toBe("1 byte");
    expect(formatSize(48_800)).toBe("48.8 KB");
    expect(formatSize(3_000_000)).toBe("3 MB");
  });

  test("names are listed as a sentence lists them", () => {
    expect(formatList(["Ana"])).toBe("Ana");
    expect(formatList(["Ana", "Bo", "Cy"])).toBe("Ana, Bo and Cy");
    expect(formatList(["Ana", "Bo"], "or")).toBe("Ana or Bo");
  });
});
