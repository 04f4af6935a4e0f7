"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type ActionAnswer, refusedAnswer } from "@/lib/contract/answers";
import { SignInInput } from "@/lib/contract/members";
import { checkCredentials } from "@/lib/server/auth/check-credentials";
import { pathWithin } from "@/lib/server/auth/path-within";
import { placeOf } from "@/lib/server/auth/place-of";
import { endSession, startSession } from "@/lib/server/auth/start-session";

/** `email` comes back, because a form that was sent empties itself. */
export type SignInAnswer = { answer: ActionAnswer<never>; email: string } | null;

export async function signIn(_: SignInAnswer, form: FormData): Promise<SignInAnswer> {
  const input = SignInInput.safeParse(Object.fromEntries(form));
  if (!input.success) return { answer: refusedAnswer("sign_in_refused"), email: "" };
  const { email, password, callbackUrl } = input.data;
  const at = Date.now();
  const asked = await headers();
  const answer = await checkCredentials({ email, password, place: placeOf((name) => asked.get(name)) }, at);
  if (!answer.ok) return { answer: refusedAnswer(answer.refusal), email };
  await startSession(answer.value, at);
  redirect(pathWithin(callbackUrl));
}

export async function signOut(): Promise<void> {
  await endSession();
  redirect("/sign-in");
}
