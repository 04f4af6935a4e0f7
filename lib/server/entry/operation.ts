import "server-only";
import type { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { Permission } from "@/lib/core/members/permissions";
import type { Result } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import type { Tx } from "../ledger/transact";

/** One thing the product can be asked to do: who may, with what, and how it is done in one transaction. */
export type Operation<I extends z.ZodType, T> = {
  input: I;
  permission: Permission;
  run: (tx: Tx, actor: Actor, input: z.output<I>) => Promise<Result<T, RefusalCode>>;
};

export const defineOperation = <I extends z.ZodType, T>(operation: Operation<I, T>): Operation<I, T> => operation;
