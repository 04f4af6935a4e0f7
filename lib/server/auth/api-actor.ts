import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";
import { snapshots } from "../pdp/snapshots";
import type { KeyActor } from "./actor";
import { keyDigest } from "./key-digest";

const BEARER = /^Bearer (lk_[A-Za-z0-9_-]{20,100})$/;

/** The integration key behind an `Authorization` header. Keys stand in the snapshot, so a revoked one is refused at once. */
export function keyActorOf(authorization: string | null | undefined, now: number): Result<KeyActor, RefusalCode> {
  const key = BEARER.exec(authorization ?? "")?.[1];
  if (!key) return refuse("key_unknown");
  const found = snapshots.current.keys.get(keyDigest(key).toString("hex"));
  if (!found || (found.expiresAt !== null && now >= found.expiresAt)) return refuse("key_unknown");
  return ok(found.actor);
}

/** For doors off the hot path: reads the current state first, so that a key made a moment ago in another process is known. */
export async function apiActor(request: Request): Promise<Result<KeyActor, RefusalCode>> {
  await snapshots.catchUp();
  return keyActorOf(request.headers.get("authorization"), Date.now());
}
