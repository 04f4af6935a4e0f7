import "server-only";
import type { z } from "zod";
import type { CreatedKey, CreateKeyInput } from "@/lib/contract/keys";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { SourceRow } from "@/lib/core/projections/rows";
import { ok, type Result, refuse } from "@/lib/core/result";
import { DAY } from "@/lib/core/time";
import { findAgent, type KnownAgent, unknownAgent } from "../agents/find-agent";
import { type Actor, actorId } from "../auth/actor";
import { newKey } from "../auth/key-digest";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";
import { findSource, unknownSource } from "../sources/find-source";
import { newSource } from "../sources/register-source";
import { scopeProblems } from "./scope-problems";

type Input = z.output<typeof CreateKeyInput>;

/** The key itself is in the answer and nowhere else; what is kept is its digest. */
export async function createKey(tx: Tx, actor: Actor, input: Input): Promise<Result<CreatedKey, RefusalCode>> {
  const { name, scopes, ratePerMinute = null, expiresInDays } = input;
  const problems = scopeProblems(input);
  if (Object.keys(problems).length > 0) return refuse("bad_request", problems);
  await tx.moveSnapshot();
  const agent = input.agent === undefined ? null : await findAgent(tx, input.agent);
  if (input.agent !== undefined && !agent) return refuse("bad_request", { agent: unknownAgent(input.agent) });
  const source = await sourceOf(tx, actor, input, agent);
  if (!source.ok) return source;

  const id = newId("key", tx.at);
  const { key, prefix, digest } = newKey();
  const expiresAt = expiresInDays === null ? null : new Date(tx.at + expiresInDays * DAY).toISOString();
  await tx.query(
    `insert into key (id, name, prefix, digest, scopes, agent_id, source_id, rate_per_minute, created_at, created_by, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, name, prefix, digest, scopes, agent?.id ?? null, source.value?.id ?? null, ratePerMinute, tx.iso, actorId(actor), expiresAt],
  );
  const data = { key: id, scopes, agent: agent?.id ?? null, source: source.value?.id ?? null, expiresAt };
  await tx.append({ type: "key.created", chain: "org", at: tx.iso, actor: actorId(actor), data });
  return ok({ id, key, prefix, agent: agent?.slug ?? null, source: source.value?.slug ?? null, scopes, expiresAt });
}

/** As which source the key's evidence counts: the one named, or else its agent's own word about itself. */
async function sourceOf(tx: Tx, actor: Actor, { source, scopes }: Input, agent: KnownAgent | null): Promise<Result<SourceRow | null, RefusalCode>> {
  if (source !== undefined) {
    const named = await findSource(tx, source);
    if (!named) return refuse("bad_request", { source: unknownSource(source) });
    return named.revokedAt ? refuse("bad_request", { source: "This source was revoked; nothing it says counts." }) : ok(named);
  }
  if (!agent || !scopes.includes("evidence")) return ok(null);
  const slug = `${agent.slug.slice(0, 58)}-self`;
  const known = await findSource(tx, slug);
  if (known && (known.kind !== "self_attested" || known.revokedAt))
    return refuse("bad_request", { source: `Name the source: ${slug} isn't the agent's own word.` });
  if (known) return ok(known);
  const made = newSource(tx, slug, `${agent.name}, by its own word`, "self_attested");
  await tx.append({ type: "source.registered", chain: "org", at: tx.iso, actor: actorId(actor), data: { source: made } });
  return ok(made);
}
