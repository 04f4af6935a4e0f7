import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { MemberActor } from "./actor";
import { authOptions } from "./auth-options";
import { loadMemberActor } from "./member-actor";
import { pathWithin } from "./path-within";
import { sessionEnds } from "./session";

/** Who is signed in, as they are now; asked of the database once per request. For server components, actions and routes. */
export const signedInActor = cache(async (): Promise<MemberActor | null> => {
  const session = await getServerSession(authOptions());
  const claims = session?.claims;
  if (!claims || Date.now() >= sessionEnds(claims)) return null;
  return loadMemberActor(claims.memberId, claims.sessionVersion);
});

/** The same where there has to be somebody: everyone else is sent to sign in, and comes back here afterwards. */
export async function requireActor(): Promise<MemberActor> {
  const actor = await signedInActor();
  if (actor) return actor;
  const here = pathWithin((await headers()).get("x-lanekeeper-path"));
  redirect(here === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}
