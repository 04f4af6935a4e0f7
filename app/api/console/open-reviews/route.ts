import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { refusalResponse } from "@/lib/server/entry/route";
import { countOpenReviews } from "@/lib/server/reviews/reads";

/** For the badge in the navigation, which follows the queue without drawing the page again. */
export async function GET(): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return refusalResponse("not_signed_in");
  return Response.json({ open: await countOpenReviews(actor) }, { headers: { "cache-control": "no-store" } });
}
