// Next believes Host and X-Forwarded-Host when it compares a server action's Origin with them. Without a proxy that we
// trust, forwarded headers are the caller's invention, and an unknown Host is another site's name bound to our address.
import type { IncomingMessage, ServerResponse } from "node:http";

export function removeForwardedHeaders(req: IncomingMessage): void {
  for (const name of Object.keys(req.headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded" || name === "x-real-ip") delete req.headers[name];
  }
}

/** The forwarded name counts where there is one: it is gone already unless the proxy is trusted. */
export function isKnownHost(req: IncomingMessage, allowed: ReadonlySet<string>): boolean {
  return allowed.has(askedHost(req));
}

function askedHost({ headers }: IncomingMessage): string {
  const forwarded = headers["x-forwarded-host"];
  return String(forwarded ?? headers.host ?? "").toLowerCase();
}

export function unknownHost(req: IncomingMessage, res: ServerResponse, publicUrl: string): void {
  const name = askedHost(req)
    .replace(/[^\w.:[\]-]/g, "")
    .slice(0, 100);
  res.writeHead(421, { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" });
  res.end(`Lanekeeper does not answer to the name "${name}". Open ${publicUrl}, or start it with LANEKEEPER_HOSTS=${name}\n`);
}

export function setSecurityHeaders(res: ServerResponse, publicUrl: string): void {
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("referrer-policy", "same-origin");
  res.setHeader("cross-origin-opener-policy", "same-origin");
  res.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=()");
  if (publicUrl.startsWith("https:")) res.setHeader("strict-transport-security", "max-age=31536000");
}
