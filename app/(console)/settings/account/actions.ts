"use server";
import type { ActionAnswer } from "@/lib/contract/answers";
import type { ChangeOwnPasswordInput } from "@/lib/contract/members";
import { sessionClaims } from "@/lib/server/auth/signed-in-actor";
import { startSession } from "@/lib/server/auth/start-session";
import { action } from "@/lib/server/entry/action";
import { changeOwnPasswordOperation } from "@/lib/server/members/operations";

const change = action(changeOwnPasswordOperation);

/** All sessions end with the old password; this one is begun anew, because whoever sits here has just proved who they are. */
export async function changeOwnPassword(input: ChangeOwnPasswordInput): Promise<ActionAnswer<{ sessionVersion: number }>> {
  const claims = await sessionClaims();
  const answer = await change(input);
  if (answer.status === "done" && claims) await startSession({ ...claims, sessionVersion: answer.value.sessionVersion }, Date.now());
  return answer;
}
