import "server-only";
import type { z } from "zod";
import type { ChangeCounterpartyInput, RegisterCounterpartyInput } from "@/lib/contract/counterparties";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { CounterpartyId } from "@/lib/core/ids";
import type { CounterpartyRow } from "@/lib/core/projections/rows";
import { ok, type Result, refuse } from "@/lib/core/result";
import { type Actor, actorId } from "../auth/actor";
import { newId } from "../ledger/ids";
import type { Tx } from "../ledger/transact";

type Answer = Result<{ id: CounterpartyId; slug: string }, RefusalCode>;

export async function registerCounterparty(tx: Tx, actor: Actor, { slug, name, approved }: z.output<typeof RegisterCounterpartyInput>): Promise<Answer> {
  await tx.moveSnapshot();
  if (await findCounterparty(tx, slug)) return refuse("already_exists", { slug: `A counterparty ${slug} is registered already.` });
  const counterparty: CounterpartyRow = { id: newId("cpty", tx.at), slug, name, approved };
  await tx.append({ type: "counterparty.registered", chain: "org", at: tx.iso, actor: actorId(actor), data: { counterparty } });
  return ok({ id: counterparty.id, slug });
}

export async function changeCounterparty(tx: Tx, actor: Actor, { counterpartyId, name, approved }: z.output<typeof ChangeCounterpartyInput>): Promise<Answer> {
  await tx.moveSnapshot();
  const before = await findCounterparty(tx, counterpartyId);
  if (!before) return refuse("not_found", { counterpartyId: "There is no such counterparty." });
  const counterparty: CounterpartyRow = { ...before, name: name ?? before.name, approved: approved ?? before.approved };
  await tx.append({ type: "counterparty.changed", chain: "org", at: tx.iso, actor: actorId(actor), data: { counterparty } });
  return ok({ id: counterparty.id, slug: counterparty.slug });
}

async function findCounterparty(tx: Tx, slugOrId: string): Promise<CounterpartyRow | null> {
  const [row] = await tx.query<CounterpartyRow>("select id, slug, name, approved from counterparty where slug = $1 or id = $1", [slugOrId]);
  return row ?? null;
}
