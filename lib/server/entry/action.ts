import "server-only";
import { refresh } from "next/cache";
import type { z } from "zod";
import { type ActionAnswer, refusedAnswer } from "@/lib/contract/answers";
import { signedInActor } from "../auth/signed-in-actor";
import type { Operation } from "./operation";
import { perform } from "./perform";

/** The person's door to an operation: for `"use server"` files. The page redraws from what was written. */
export function action<I extends z.ZodType, T>(operation: Operation<I, T>) {
  return async (input: z.input<I>): Promise<ActionAnswer<T>> => {
    const actor = await signedInActor();
    if (!actor) return refusedAnswer("not_signed_in");
    const answer = await perform(operation, actor, input);
    if (!answer.ok) return refusedAnswer(answer.refusal, answer.fields);
    refresh();
    return { status: "done", value: answer.value };
  };
}
