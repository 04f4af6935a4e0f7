import "server-only";

/**
 * Whether a request that changes something comes from a page of ours. Browsers say so themselves in a header that pages
 * can't set; an older one at least names the origin. A request that says neither isn't a browser's, and has no session to use.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  if (origin === null) return false;
  try {
    return new URL(origin).host === request.headers.get("host");
  } catch {
    return false;
  }
}
