import { readReviewFilter } from "@/lib/contract/reviews";
import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { refusalResponse } from "@/lib/server/entry/route";
import { listReviews } from "@/lib/server/reviews/reads";

export async function GET(request: Request): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return refusalResponse("not_signed_in");
  return Response.json(await listReviews(actor, readReviewFilter(new URL(request.url).searchParams)), { headers: { "cache-control": "no-store" } });
}
