import { ClaimCall } from "@/lib/contract/reviews";
import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { fieldsOf, perform } from "@/lib/server/entry/perform";
import { readJsonBody } from "@/lib/server/entry/read-json-body";
import { refusalResponse } from "@/lib/server/entry/route";
import { isSameOrigin } from "@/lib/server/entry/same-origin";
import { claimReviewOperation, releaseReviewOperation, takeOverReviewOperation } from "@/lib/server/reviews/operations";

/** Claims and their heartbeats have a way of their own, so that none of them ever stands before a decision. */
export async function POST(request: Request, { params }: { params: Promise<{ reviewId: string }> }): Promise<Response> {
  if (!isSameOrigin(request)) return refusalResponse("forbidden");
  const actor = await signedInActor();
  if (!actor) return refusalResponse("not_signed_in");
  const body = await readJsonBody(request);
  if (!body.ok) return refusalResponse(body.refusal, body.fields);
  const call = ClaimCall.safeParse(body.value);
  if (!call.success) return refusalResponse("bad_request", fieldsOf(call.error));
  const { reviewId } = await params;
  const answer =
    call.data.do === "take_over"
      ? await perform(takeOverReviewOperation, actor, { reviewId, reason: call.data.reason })
      : call.data.do === "claim"
        ? await perform(claimReviewOperation, actor, { reviewId })
        : await perform(releaseReviewOperation, actor, { reviewId });
  return answer.ok ? Response.json(answer.value) : refusalResponse(answer.refusal, answer.fields);
}
