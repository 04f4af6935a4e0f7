import { apiActor } from "@/lib/server/auth/api-actor";
import { readRoute, refusalResponse } from "@/lib/server/entry/route";
import { listPactsForApi, saveDraftForApi } from "@/lib/server/pacts/pacts-for-api";

export const GET = readRoute(listPactsForApi);

/** Takes YAML as well as JSON, so it reads its body itself. */
export async function POST(request: Request): Promise<Response> {
  const actor = await apiActor(request);
  if (!actor.ok) return refusalResponse(actor.refusal);
  const saved = await saveDraftForApi(actor.value, request);
  return saved.ok ? Response.json(saved.value, { status: saved.value.unchanged ? 200 : 201 }) : refusalResponse(saved.refusal, saved.fields);
}
