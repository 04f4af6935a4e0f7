import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";

export const LARGEST_BODY = 256 * 1024;

/** A request's JSON, at most 256 KB; an empty body is an empty object. */
export async function readJsonBody(request: Request): Promise<Result<unknown, RefusalCode>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > LARGEST_BODY) return refuse("too_large");
    chunks.push(part.value);
  }
  return parseJson(Buffer.concat(chunks));
}

export function parseJson(bytes: Buffer): Result<unknown, RefusalCode> {
  if (bytes.length === 0) return ok({});
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("bad_request", { body: "isn't UTF-8 text" });
  }
  try {
    return ok(JSON.parse(text));
  } catch {
    return refuse("bad_request", { body: "isn't JSON" });
  }
}
