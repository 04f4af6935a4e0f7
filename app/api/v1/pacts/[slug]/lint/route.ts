import { apiActor } from "@/lib/server/auth/api-actor";
import { refusalResponse } from "@/lib/server/entry/route";
import { lintPactForApi } from "@/lib/server/pacts/pacts-for-api";

/** Says what publishing would say, and writes nothing. */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const actor = await apiActor(request);
  if (!actor.ok) return refusalResponse(actor.refusal);
  const answer = await lintPactForApi(actor.value, (await params).slug, request);
  return answer.ok ? Response.json(answer.value) : refusalResponse(answer.refusal, answer.fields);
}
