import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { HoldAnswer } from "@/lib/contract/reviews";
import { ok, type Result, refuse } from "@/lib/core/result";
import { SECOND } from "@/lib/core/time";
import type { KeyActor } from "../auth/actor";
import { poolSql } from "../db/pool-sql";
import { holdWatch } from "./hold-watch";
import { loadHold } from "./load-hold";

/** The hold as it is now, or, while it is open, as it is at the latest after `seconds`. */
export async function waitForHold(actor: KeyActor, id: string, seconds: number, gone: AbortSignal): Promise<Result<HoldAnswer, RefusalCode>> {
  if (!actor.scopes.includes("decide")) return refuse("forbidden");
  const until = Date.now() + seconds * SECOND;
  // Listening begins before the first look: what happens between the two is heard.
  const stop = new AbortController();
  const woken = seconds > 0 ? holdWatch.wait(id, seconds * SECOND, AbortSignal.any([gone, stop.signal])) : null;
  try {
    const hold = await loadHold(poolSql, actor, id, Date.now());
    if (!hold) return refuse("not_found", { id: "isn't a hold of this key's agent" });
    if (hold.status !== "open" || !woken || Date.now() >= until) return ok(hold);
    await woken;
    const later = await loadHold(poolSql, actor, id, Date.now());
    return later ? ok(later) : refuse("not_found", { id: "isn't a hold of this key's agent" });
  } finally {
    stop.abort();
  }
}
