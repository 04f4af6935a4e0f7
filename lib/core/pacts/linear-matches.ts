import { RE2JS } from "re2js";

const KEPT = 200;

/**
 * Text matching for conditions, in time linear in the text: the JavaScript engine can be made to run for hours by a
 * pattern and a text chosen for it, and the text is the agent's. Unanchored, as CEL defines `matches`.
 * Patterns are compiled once each and kept, up to a bound. A pattern that can't be read throws.
 */
export function linearMatcher(): (text: string, pattern: string) => boolean {
  const compiled = new Map<string, RE2JS>();
  return (text, pattern) => {
    let known = compiled.get(pattern);
    if (!known) {
      known = RE2JS.compile(pattern);
      if (compiled.size < KEPT) compiled.set(pattern, known);
    }
    return known.matcher(text).find();
  };
}
