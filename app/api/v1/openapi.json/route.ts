import { openApiDocument } from "@/lib/server/api/openapi-document";

/** The machine interface described for tools; `/api-docs` is the same for people. */
export function GET(): Response {
  return Response.json(openApiDocument(), { headers: { "cache-control": "no-cache" } });
}
