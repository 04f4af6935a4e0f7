"use server";
import { type ActionAnswer, refusedAnswer } from "@/lib/contract/answers";
import { may } from "@/lib/core/members/permissions";
import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { startEmpty } from "@/lib/server/setup/start-empty";

/** From the next start on, the console shows an organisation of one's own. Nothing of the sample is lost by it. */
export async function startEmptyAction(): Promise<ActionAnswer<{ restart: string }>> {
  const actor = await signedInActor();
  if (!actor) return refusedAnswer("not_signed_in");
  if (!may(actor, "settings.manage")) return refusedAnswer("forbidden");
  return { status: "done", value: startEmpty() };
}
