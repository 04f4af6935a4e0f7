import "server-only";

/**
 * Where a request comes from, for slowing guesses down. Next fills the header in from the socket; a value from outside
 * has been removed already, unless a trusted proxy wrote it, and then the last entry is what that proxy saw.
 */
export function placeOf(header: (name: string) => string | null | undefined): string {
  return header("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
