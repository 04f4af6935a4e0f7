import { apiActor } from "@/lib/server/auth/api-actor";
import { refusalResponse } from "@/lib/server/entry/route";
import { exportChain } from "@/lib/server/history/export-chain";
import { lineResponse } from "@/lib/server/history/line-stream";
import { readExportQuery } from "@/lib/server/history/read-export-query";

/** A chain for a machine: `?pact=invoice-payments&after=1200`, a line of JSON an entry. */
export async function GET(request: Request): Promise<Response> {
  const actor = await apiActor(request);
  if (!actor.ok) return refusalResponse(actor.refusal);
  const query = readExportQuery(new URL(request.url));
  if (!query.ok) return refusalResponse(query.refusal, query.fields);
  const found = await exportChain(actor.value, query.value);
  return found.ok ? lineResponse(found.value.lines) : refusalResponse(found.refusal, found.fields);
}
