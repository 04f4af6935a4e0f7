import { ChainName } from "@/lib/contract/history";
import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { refusalResponse } from "@/lib/server/entry/route";
import { lineResponse } from "@/lib/server/history/line-stream";
import { verifyStream } from "@/lib/server/history/verify-stream";

/** The server's own check of `?chain=`, or of every chain: progress while it walks, then the verdict. */
export async function GET(request: Request): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return refusalResponse("not_signed_in");
  const chain = ChainName.optional().safeParse(new URL(request.url).searchParams.get("chain") ?? undefined);
  if (!chain.success) return refusalResponse("not_found");
  const lines = verifyStream(actor, chain.data);
  return lines.ok ? lineResponse(lines.value) : refusalResponse(lines.refusal);
}
