import { HoldQuery } from "@/lib/contract/reviews";
import { apiActor } from "@/lib/server/auth/api-actor";
import { fieldsOf } from "@/lib/server/entry/perform";
import { refusalResponse } from "@/lib/server/entry/route";
import { waitForHold } from "@/lib/server/reviews/wait-for-hold";

/** The agent's waiting call: answers as soon as the hold has ended, and before 55 s in any case. */
export async function GET(request: Request, { params }: { params: Promise<{ reviewId: string }> }): Promise<Response> {
  const actor = await apiActor(request);
  if (!actor.ok) return refusalResponse(actor.refusal);
  const query = HoldQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refusalResponse("bad_request", fieldsOf(query.error));
  const { reviewId } = await params;
  const answer = await waitForHold(actor.value, reviewId, query.data.wait, request.signal);
  return answer.ok ? Response.json(answer.value, { headers: { "cache-control": "no-store" } }) : refusalResponse(answer.refusal, answer.fields);
}
