import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";
import { LARGEST_BODY } from "../entry/read-json-body";

/** A request's text, at most as long as any other body. */
export async function readTextBody(request: Request): Promise<Result<string, RefusalCode>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > LARGEST_BODY) return refuse("too_large");
    parts.push(part.value);
  }
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    return refuse("bad_request", { body: "isn't UTF-8 text" });
  }
}
