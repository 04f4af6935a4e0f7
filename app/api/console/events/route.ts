import { loadMemberActor } from "@/lib/server/auth/member-actor";
import { sessionEnds } from "@/lib/server/auth/session";
import { sessionClaims, signedInActor } from "@/lib/server/auth/signed-in-actor";
import { refusalResponse } from "@/lib/server/entry/route";
import { eventStream } from "@/lib/server/live/event-stream";

/** What changes, as it changes, for a signed-in member's screen. */
export async function GET(request: Request): Promise<Response> {
  const [actor, claims] = await Promise.all([signedInActor(), sessionClaims()]);
  if (!actor || !claims) return refusalResponse("not_signed_in");
  const after = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  const stream = eventStream({
    after: after && /^\d{1,19}$/.test(after) ? after : null,
    signal: request.signal,
    isStillWelcome: async () => Date.now() < sessionEnds(claims) && (await loadMemberActor(claims.memberId, claims.sessionVersion)) !== null,
  });
  // `no-transform` keeps compression, which would hold events back, off the stream.
  return new Response(stream, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform", "x-accel-buffering": "no" },
  });
}
