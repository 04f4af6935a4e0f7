export type Truncated = { head: string; tail: string; hidden: number };

/**
 * Cuts the middle out, because what hides at the end of a long text is what a reader must see. `hidden` counts characters
 * as people do, so that nobody is misled by surrogate pairs; 0 means that nothing was cut.
 */
export function truncateMiddle(text: string, limit: number): Truncated {
  const characters = Array.from(text);
  if (characters.length <= limit) return { head: text, tail: "", hidden: 0 };
  const headLength = Math.ceil(limit / 2);
  const tailLength = limit - headLength;
  return {
    head: characters.slice(0, headLength).join(""),
    tail: characters.slice(characters.length - tailLength).join(""),
    hidden: characters.length - limit,
  };
}

/** How many bytes a text takes in UTF-8. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;
