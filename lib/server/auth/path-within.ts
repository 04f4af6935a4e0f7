import "server-only";

const BASE = "http://within.invalid";

/** A path of this console, or its start: an address somebody else wrote into a link must not lead out of it. */
export function pathWithin(path: string | null | undefined): string {
  if (!path?.startsWith("/") || !URL.canParse(path, BASE)) return "/";
  const { origin, pathname, search, hash } = new URL(path, BASE);
  return origin === BASE && !pathname.startsWith("//") && !pathname.startsWith("/sign-in") ? `${pathname}${search}${hash}` : "/";
}
