import "server-only";
import type { RefusalCode } from "@/lib/contract/refusals";
import { may } from "@/lib/core/members/permissions";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, standingOf } from "../auth/actor";

/** A list of the registry for machines: whoever may write the registry may read it. */
export const registryRead =
  <Row>(list: (actor: Actor) => Promise<Row[]>) =>
  async (actor: Actor): Promise<Result<{ items: Row[] }, RefusalCode>> =>
    may(standingOf(actor), "registry.manage") ? ok({ items: await list(actor) }) : refuse("forbidden");
