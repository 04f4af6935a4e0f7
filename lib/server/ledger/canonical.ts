import "server-only";
import { createHash, hash } from "node:crypto";
import canonicalize from "canonicalize";

// JSON.stringify writes a lone surrogate, and only that, as an escape; an even number of backslashes before it is text.
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;

/** RFC 8785 text of a JSON value. Throws for what JSON can't say (NaN, infinities, lone surrogates). */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("Not a JSON value.");
  if (LONE_SURROGATE.test(text)) throw new Error("Text with a lone surrogate can't be put on record.");
  return text;
}

export const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const [only] = parts;
  // One call instead of an object, an update and a digest.
  if (only !== undefined && parts.length === 1) return hash("sha256", only, "buffer");
  const made = createHash("sha256");
  for (const part of parts) made.update(part);
  return made.digest();
};

/** `sha256:` and hex, the way digests stand on the wire. */
export const digestOf = (value: unknown): string => `sha256:${sha256(canonical(value)).toString("hex")}`;
