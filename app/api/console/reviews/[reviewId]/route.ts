import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { refusalResponse } from "@/lib/server/entry/route";
import { loadReview } from "@/lib/server/reviews/reads";

export async function GET(_: Request, { params }: { params: Promise<{ reviewId: string }> }): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return refusalResponse("not_signed_in");
  const review = await loadReview(actor, (await params).reviewId);
  return review ? Response.json(review, { headers: { "cache-control": "no-store" } }) : refusalResponse("not_found");
}
