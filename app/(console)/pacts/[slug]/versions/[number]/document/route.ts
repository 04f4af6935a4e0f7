import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { refusalResponse } from "@/lib/server/entry/route";
import { pactYaml } from "@/lib/server/pacts/pact-text";
import { loadVersion } from "@/lib/server/pacts/reads";

/** A version as a file. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; number: string }> }): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return refusalResponse("not_signed_in");
  const { slug, number } = await params;
  const found = /^[1-9]\d{0,6}$/.test(number) ? await loadVersion(actor, slug, Number(number)) : null;
  if (!found) return refusalResponse("not_found");
  return new Response(pactYaml(found.version.document), {
    headers: { "content-type": "application/yaml; charset=utf-8", "content-disposition": `attachment; filename="${found.slug}-v${found.version.number}.yaml"` },
  });
}
