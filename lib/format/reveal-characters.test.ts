import { describe, expect, test } from "vitest";
import { countHidden, hostsIn, nameCharacters, revealCharacters, spellHidden } from "./reveal-characters";

const kinds = (text: string) => revealCharacters(text).map(({ kind }) => kind);

describe("hidden characters", () => {
  test("ordinary text in any language hides nothing", () => {
    for (const text of ["Pay 10 EUR.\n\tThanks", "Zürich, Ελλάδα, Москва", "日本語", "مرحبا", "👩‍👩‍👧 ❤️"]) expect(kinds(text)).toEqual(["text"]);
  });

  test.each([
    ["invoice\u202efdp.exe", ["text", "direction", "text"]],
    ["pay\u200b\u200bnow", ["text", "invisible", "text"]],
    ["a\u0000b", ["text", "control", "text"]],
    ["1\u2009000", ["text", "space", "text"]],
    ["\u{e0049}\u{e0047}hi", ["invisible", "text"]],
    ["p\u0430ypal ok", ["lookalike", "text"]],
  ])("%j is taken apart", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test("nothing is lost or added", () => {
    const text = "a\u202eb\u200b\u200bc p\u0430y\u{e0041}\u0007 😀";
    expect(
      revealCharacters(text)
        .map((segment) => segment.text)
        .join(""),
    ).toBe(text);
  });

  test("a joiner outside a picture hides, and is counted", () => {
    expect(countHidden(revealCharacters("ab\u200dcd\u202e"))).toBe(2);
  });

  test("each is named, runs once", () => {
    expect(nameCharacters("\u202e")).toBe("RLO");
    expect(nameCharacters("\u200b\u200b\u200b")).toBe("ZWSP×3");
    expect(nameCharacters("\u{e0041}")).toBe("U+E0041");
    expect(nameCharacters("\u200b\u200d\u200b\u200d\u200b")).toBe("ZWSP ZWJ ZWSP ZWJ +1");
  });

  test("in a sentence, what hides is spelled out and lines become one", () => {
    expect(spellHidden("pay\u202e\nnow")).toBe("pay⟦RLO⟧ now");
  });

  test("hosts are spelled as they would be looked up", () => {
    expect(hostsIn("see https://p\u0430ypal.com/x and http://10.0.0.1:8080/y, https://p\u0430ypal.com/z")).toEqual(["xn--pypal-4ve.com", "10.0.0.1:8080"]);
  });
});
