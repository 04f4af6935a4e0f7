import { describe, expect, test } from "vitest";
import { COLOURS, type ColourToken } from "@/tailwind.config";

type Theme = keyof typeof COLOURS;

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ["bg", "surface", "surface-2"] as const satisfies readonly ColourToken[];
const LANES = ["lane-allow", "lane-degrade", "lane-escalate", "lane-recover"] as const satisfies readonly ColourToken[];
const TINTS = LANES.map((lane) => `${lane}-tint` as const);
const worst = (theme: Theme, ink: ColourToken, grounds: readonly ColourToken[]) =>
  Math.min(...grounds.map((ground) => contrast(COLOURS[theme][ink], COLOURS[theme][ground])));

test("contrast is computed as WCAG computes it", () => {
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
});

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(LANES)("the ink of %s can be read on every surface and on its own tint", (lane) => {
    expect(worst(theme, lane, [...SURFACES, `${lane}-tint`])).toBeGreaterThanOrEqual(4.5);
  });

  test("text can be read everywhere, with room to spare", () => {
    expect(worst(theme, "text", [...SURFACES, ...TINTS])).toBeGreaterThanOrEqual(12);
    expect(worst(theme, "text", ["selected"])).toBeGreaterThanOrEqual(4.5);
  });

  test("muted text can be read on every surface, tint and selection", () => {
    expect(worst(theme, "muted", [...SURFACES, ...TINTS])).toBeGreaterThanOrEqual(5.8);
    expect(worst(theme, "muted", ["selected"])).toBeGreaterThanOrEqual(4.5);
  });

  test("links can be read, and the focus ring and the edges of controls can be seen", () => {
    expect(worst(theme, "accent", [...SURFACES])).toBeGreaterThanOrEqual(4.5);
    expect(worst(theme, "border-strong", SURFACES)).toBeGreaterThanOrEqual(3);
  });

  test("the label of a solid lane, of the accent and of a primary button can be read", () => {
    for (const lane of LANES) expect(contrast(COLOURS[theme]["on-lane"], COLOURS[theme][lane])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(COLOURS[theme]["on-accent"], COLOURS[theme].accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(COLOURS[theme].surface, COLOURS[theme].text)).toBeGreaterThanOrEqual(4.5);
  });
});
