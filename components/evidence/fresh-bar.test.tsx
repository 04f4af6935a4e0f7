import { describe, expect, test } from "vitest";
import { draw } from "../testing/screen";
import { FreshBar } from "./fresh-bar";

const shown = () => document.body.textContent;

describe("how fresh a proof is", () => {
  test.each([
    [{ freshness: "fresh", left: 0.61 }, "■■■□□Fresh61 % left"],
    [{ freshness: "ageing", left: 0.02 }, "■□□□□Ageing2 % left"],
    [{ freshness: "fresh", left: 0.99 }, "■■■■□Fresh99 % left"],
    [{ freshness: "stale", left: 0 }, "□□□□□Stale"],
    [{ freshness: "missing", left: null }, "·····Missing"],
    [{ freshness: "contradictory", left: 0.6 }, "■■■□□Contradictory60 % left"],
  ] as const)("%o reads as it is", (props, text) => {
    draw(<FreshBar {...props} />);
    expect(shown()).toBe(text);
  });
});
