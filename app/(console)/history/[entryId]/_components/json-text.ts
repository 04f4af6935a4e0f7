// Whatever could hide or reorder text, and isn't ordinary white space, is spelled as JSON spells it: the meaning stays the same.
const HIDING = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u007f-\u009f]/gu;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join("");

/** JSON laid out for reading, or a text as it stands; nothing in it can hide. */
export const jsonText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value, null, 2)).replace(HIDING, escaped);
