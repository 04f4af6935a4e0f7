import "server-only";
import type { CookieOption } from "next-auth";
import { encode, type JWT } from "next-auth/jwt";
import type { MemberId } from "@/lib/core/ids";
import { HOUR, type Instant, MINUTE, SECOND } from "@/lib/core/time";

/** What a session token says, sealed: who, as of which of their session versions, since when. */
export type SessionClaims = { memberId: MemberId; sessionVersion: number /** When the password was given. */; signedInAt: Instant };

/** Ends when nobody has touched the console for this long; touching it renews the cookie. */
export const SESSION_IDLE = 30 * MINUTE;
/** Ends then, whatever happens. */
export const SESSION_LONGEST = 12 * HOUR;

const isSecure = (): boolean => process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** next-auth's own name and options, said here because we set the cookie as well. */
export const sessionCookie = (): CookieOption => ({
  name: `${isSecure() ? "__Secure-" : ""}next-auth.session-token`,
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
});

export const sessionEnds = ({ signedInAt }: SessionClaims): Instant => signedInAt + SESSION_LONGEST;

export function readClaims(token: JWT): SessionClaims | null {
  const { memberId, sessionVersion, signedInAt } = token;
  return memberId && sessionVersion !== undefined && signedInAt !== undefined ? { memberId, sessionVersion, signedInAt } : null;
}

/** A token that ends with the idle time or with the longest session, whichever comes first. */
export async function sealSession(token: JWT, at: Instant): Promise<string> {
  const claims = readClaims(token);
  const life = claims ? Math.min(SESSION_IDLE, sessionEnds(claims) - at) : 0;
  return encode({ token, secret: process.env.NEXTAUTH_SECRET ?? "", maxAge: Math.max(0, Math.floor(life / SECOND)) });
}
