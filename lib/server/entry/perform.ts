import "server-only";
import { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import { may } from "@/lib/core/members/permissions";
import { type Result, refuse } from "@/lib/core/result";
import type { Instant } from "@/lib/core/time";
import { type Actor, standingOf } from "../auth/actor";
import { transact } from "../ledger/transact";
import type { Operation } from "./operation";

/**
 * The only order in which a write happens: who, may they, what exactly, do it. Every door comes through here; the clock is
 * read once, unless the caller brings its own.
 */
export async function perform<I extends z.ZodType, T>(
  operation: Operation<I, T>,
  actor: Actor,
  input: unknown,
  at: Instant = Date.now(),
): Promise<Result<T, RefusalCode>> {
  if (!may(standingOf(actor), operation.permission)) return refuse("forbidden");
  const parsed = operation.input.safeParse(input);
  if (!parsed.success) return refuse("bad_request", fieldsOf(parsed.error));
  return transact(at, (tx) => operation.run(tx, actor, parsed.data));
}

/** Zod's issues as path → sentence; the first problem of a field is the one to mend first. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = z.core.toDotPath(issue.path) || "body";
    if (issue.code === "unrecognized_keys") for (const key of issue.keys) fields[path === "body" ? key : `${path}.${key}`] ??= "isn't a known field";
    else fields[path] ??= issue.message;
  }
  return fields;
}
