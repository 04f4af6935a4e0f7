import "server-only";
import type { z } from "zod";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { ChangeSourceInput, RegisterSourceInput, RevokeSourceInput } from "@/lib/contract/sources";
import type { SourceKind } from "@/lib/core/closed-lists";
import type { SourceId } from "@/lib/core/ids";
import type { SourceRow } from "@/lib/core/projections/rows";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import { refreshDelegations } from "../trust/refresh-delegations";
import { findSource } from "./find-source";

type Answer = Result<{ id: SourceId; slug: string }, RefusalCode>;

export async function registerSource(tx: Tx, actor: Actor, { slug, name, kind, trusted }: z.output<typeof RegisterSourceInput>): Promise<Answer> {
  await tx.moveSnapshot();
  if (await findSource(tx, slug)) return refuse("already_exists", { slug: `An evidence source ${slug} is registered already.` });
  if (kind === "self_attested" && trusted === true) return refuse("bad_request", { trusted: SELF_TRUSTED });
  const source = newSource(tx, slug, name, kind, trusted);
  await tx.append({ type: "source.registered", chain: "org", at: tx.iso, actor: actorId(actor), data: { source } });
  return ok({ id: source.id, slug });
}

export async function changeSource(tx: Tx, actor: Actor, { sourceId, name, trusted }: z.output<typeof ChangeSourceInput>): Promise<Answer> {
  await tx.moveSnapshot();
  const before = await findSource(tx, sourceId);
  if (!before) return refuse("not_found", { sourceId: "There is no such source." });
  if (before.revokedAt) return refuse("already_closed", { sourceId: "This source was revoked; register another one." });
  if (before.kind === "self_attested" && trusted === true) return refuse("bad_request", { trusted: SELF_TRUSTED });
  const source: SourceRow = { ...before, name: name ?? before.name, trusted: trusted ?? before.trusted };
  await tx.append({ type: "source.changed", chain: "org", at: tx.iso, actor: actorId(actor), data: { source } });
  await refreshDelegations(tx);
  return ok({ id: source.id, slug: source.slug });
}

export async function revokeSource(tx: Tx, actor: Actor, { sourceId }: z.output<typeof RevokeSourceInput>): Promise<Answer> {
  await tx.moveSnapshot();
  const source = await findSource(tx, sourceId);
  if (!source) return refuse("not_found", { sourceId: "There is no such source." });
  if (!source.revokedAt) {
    await tx.append({ type: "source.revoked", chain: "org", at: tx.iso, actor: actorId(actor), data: { source: source.id, at: tx.iso } });
    await refreshDelegations(tx);
  }
  return ok({ id: source.id, slug: source.slug });
}

/** What attests to itself is never trusted and weighs a quarter. */
export function newSource(tx: Tx, slug: string, name: string, kind: SourceKind, trusted?: boolean): SourceRow {
  const isSelf = kind === "self_attested";
  return { id: newId("src", tx.at), slug, name, kind, trusted: trusted ?? !isSelf, weight: isSelf ? "0.25" : "1", revokedAt: null };
}

const SELF_TRUSTED = "A source that attests to itself can't be trusted; choose another kind.";
