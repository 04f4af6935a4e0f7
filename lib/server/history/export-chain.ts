import "server-only";
import type { HistoryExport } from "@/lib/contract/history";
import type { RefusalCode } from "@/lib/contract/refusals";
import { ok, type Result, refuse } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import { poolSql as sql } from "../db/pool-sql";
import { chainNames, findChain } from "./chains";
import { readEntries } from "./read-entries";
import { mayReadHistory } from "./reads";

export type ChainExport = { chain: string; name: string; lines: AsyncGenerator<string> };

/** A chain from an entry on, a line of JSON each, as it is stored. `npm run verify-history -- --file` checks such a file offline. */
export async function exportChain(actor: Actor, { pact, after, limit }: HistoryExport): Promise<Result<ChainExport, RefusalCode>> {
  if (!mayReadHistory(actor)) return refuse("forbidden");
  const names = await chainNames(sql);
  const chain = findChain(names, pact);
  if (!chain) return refuse("not_found", { pact: "isn't the id or slug of a pact with history, nor org" });
  return ok({ chain, name: names.get(chain) ?? chain, lines: linesOf(chain, after, limit) });
}

/** Entries never change and are never taken away, so batches read one after another are one whole. */
async function* linesOf(chain: string, after: number, limit: number | undefined): AsyncGenerator<string> {
  const upTo = limit === undefined ? undefined : after + limit;
  for await (const batch of readEntries(sql, chain, { after, upTo })) yield `${batch.map((entry) => JSON.stringify(entry)).join("\n")}\n`;
}
