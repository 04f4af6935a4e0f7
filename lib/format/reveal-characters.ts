/**
 * What text can hide from the person reading it:
 * - `control`: control characters, line breaks and tabs aside;
 * - `invisible`: characters that take no room (zero-width, joiners, variation selectors, language tags, fillers);
 * - `direction`: characters that reorder what follows;
 * - `space`: spaces that aren't the ordinary one;
 * - `lookalike`: a word that mixes alphabets, such as Latin with a Cyrillic `а`.
 */
export type HiddenKind = "control" | "invisible" | "direction" | "space" | "lookalike";
export type Segment = { text: string; kind: "text" | HiddenKind };

const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
// The braille blank is a picture of nothing, and so not among the ignorable.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/u;
const CONTROL = /[\p{Cc}\p{Co}\p{Cs}\u2028\u2029]/u;
const LAYOUT = /[\t\n\r]/u;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u;
const EMOJI = /\p{Extended_Pictographic}/u;

function kindOf(character: string, before: string | undefined, after: string | undefined): Segment["kind"] {
  if (DIRECTION.test(character)) return "direction";
  if (INVISIBLE.test(character)) {
    // A joiner or an emoji style between pictures draws the picture; anywhere else it hides.
    const joinsPictures = (character === "\u200d" || character === "\ufe0f") && before !== undefined && (EMOJI.test(before) || before === "\ufe0f");
    return joinsPictures && (character === "\ufe0f" || (after !== undefined && EMOJI.test(after))) ? "text" : "invisible";
  }
  if (CONTROL.test(character) && !LAYOUT.test(character)) return "control";
  return SPACE.test(character) ? "space" : "text";
}

const mixesAlphabets = (word: string): boolean =>
  /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(word);

function markLookalikes(text: string): Segment[] {
  const segments: Segment[] = [];
  for (const part of text.split(/(\p{L}[\p{L}\p{M}]*)/u)) {
    if (part === "") continue;
    const kind = mixesAlphabets(part) ? "lookalike" : "text";
    const last = segments.at(-1);
    if (last && last.kind === "text" && kind === "text") last.text += part;
    else segments.push({ text: part, kind });
  }
  return segments;
}

/** Splits a text at what it hides. The segments joined are the text, character for character. */
export function revealCharacters(text: string): Segment[] {
  const characters = Array.from(text);
  const segments: Segment[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") segments.push(...markLookalikes(plain));
    plain = "";
  };
  characters.forEach((character, index) => {
    const kind = kindOf(character, characters[index - 1], characters[index + 1]);
    if (kind === "text") {
      plain += character;
      return;
    }
    flush();
    const last = segments.at(-1);
    if (last && last.kind === kind) last.text += character;
    else segments.push({ text: character, kind });
  });
  flush();
  return segments;
}

const NAMES: Record<string, string> = {
  "\u00a0": "NBSP",
  "\u00ad": "SHY",
  "\u061c": "ALM",
  "\u200b": "ZWSP",
  "\u200c": "ZWNJ",
  "\u200d": "ZWJ",
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2060": "WJ",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
  "\ufeff": "BOM",
};

/** The visible stand-in of hidden characters: `ZWSP`, `U+E0041`; a run of the same is told once, with its length. */
export function nameCharacters(text: string): string {
  const characters = Array.from(text);
  const [first = ""] = characters;
  const name = (character: string) => NAMES[character] ?? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  if (characters.every((character) => character === first)) return characters.length > 1 ? `${name(first)}×${characters.length}` : name(first);
  const shown = characters.slice(0, 4).map(name).join(" ");
  return characters.length > 4 ? `${shown} +${characters.length - 4}` : shown;
}

/** How many characters of a text a reader couldn't have seen for what they are. */
export const countHidden = (segments: readonly Segment[]): number =>
  segments.reduce((count, { kind, text }) => count + (kind === "text" || kind === "lookalike" ? 0 : Array.from(text).length), 0);

/** Hosts of the addresses in a text, spelled as they would be looked up: lookalike names show as `xn--…`. */
export function hostsIn(text: string): string[] {
  const hosts = new Set<string>();
  for (const [address] of text.matchAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"')\]]+/giu)) {
    try {
      hosts.add(new URL(address).host);
    } catch {
      hosts.add(address);
    }
  }
  return [...hosts].filter((host) => host !== "");
}

/** A text on one line with what it hides spelled out, for sentences: `pay⟦RLO⟧now`. */
export const spellHidden = (text: string): string =>
  revealCharacters(text.replace(/\s+/g, " "))
    .map((segment) => (segment.kind === "text" || segment.kind === "lookalike" ? segment.text : `⟦${nameCharacters(segment.text)}⟧`))
    .join("");
