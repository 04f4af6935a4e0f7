import "server-only";
import type { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { ChangeSettingInput, SettingName } from "@/lib/contract/settings";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import type { Tx } from "../ledger/transact";

/** Read by the door with every load of its state. */
const DECIDED_WITH: readonly SettingName[] = ["tier_limits", "rate_per_minute"];

export async function changeSetting(
  tx: Tx,
  actor: Actor,
  { name, value }: z.output<typeof ChangeSettingInput>,
): Promise<Result<{ name: SettingName }, RefusalCode>> {
  // An organisation is invented or it isn't; nobody who looks at it decides that.
  if (name === "sample" && actor.kind === "member") return refuse("forbidden");
  if (DECIDED_WITH.includes(name)) await tx.moveSnapshot();
  await tx.query("insert into setting (name, value) values ($1, $2::jsonb) on conflict (name) do update set value = excluded.value", [
    name,
    JSON.stringify(value),
  ]);
  await tx.append({ type: "settings.changed", chain: "org", at: tx.iso, actor: actorId(actor), data: { name, value } });
  return ok({ name });
}
