import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { MemberActor } from "./actor";
import { authOptions } from "./auth-options";
import { loadMemberActor } from "./member-actor";
import { pathWithin } from "./path-within";
import { type SessionClaims, sessionEnds } from "./session";

/** Who is signed in, as they are now; asked of the database once per request. For server components, actions and routes. */
export const signedInActor = cache(async (): Promise<MemberActor | null> => {
  const claims = await sessionClaims();
  return claims && loadMemberActor(claims.memberId, claims.sessionVersion);
});

/** What the session says, whether or not the member may still act: ask `signedInActor` for that. */
export const sessionClaims = cache(async (): Promise<SessionClaims | null> => {
  const session = await getServerSession(authOptions());
  const claims = session?.claims;
  return claims && Date.now() < sessionEnds(claims) ? claims : null;
});

/** The same where there has to be somebody: everyone else is sent to sign in, and comes back here afterwards. */
export async function requireActor(): Promise<MemberActor> {
  const actor = await signedInActor();
  if (actor) return actor;
  const here = pathWithin((await headers()).get("x-lanekeeper-path"));
  redirect(here === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}
