import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { refusalResponse } from "@/lib/server/entry/route";
import { exportChain } from "@/lib/server/history/export-chain";
import { lineResponse } from "@/lib/server/history/line-stream";
import { readExportQuery } from "@/lib/server/history/read-export-query";

/** A chain as a file, for whoever is signed in; the page's own check reads it as well. */
export async function GET(request: Request): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return refusalResponse("not_signed_in");
  const query = readExportQuery(new URL(request.url));
  if (!query.ok) return refusalResponse(query.refusal, query.fields);
  const found = await exportChain(actor, query.value);
  if (!found.ok) return refusalResponse(found.refusal, found.fields);
  return lineResponse(found.value.lines, { "content-disposition": `attachment; filename="history-${found.value.name}.jsonl"` });
}
