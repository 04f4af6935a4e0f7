import "server-only";
import { CHAIN_START, checkEntry, checkHead, type Fault, type Link } from "@/lib/core/history/check-entry";
import type { Sql } from "../db/sql";
import { leafHash } from "../ledger/history-body";
import { readEntries } from "./read-entries";

/** One chain, walked from its first entry to its last or to the first that isn't as it was written. */
export type ChainReport = { chain: string; entries: number; head: string | null; ok: true } | { chain: string; entries: number; ok: false; fault: Fault };

/** Entries checked so far, and how many there are. */
export type Progress = { checked: number; all: number };

/** Recomputes one chain or all of them from their stored bytes. Hand it one state of the database while others write. */
export async function verifyChains(sql: Sql, chain?: string, onProgress?: (progress: Progress) => void | Promise<void>): Promise<ChainReport[]> {
  const walk = walkChains(sql, chain);
  for (;;) {
    const step = await walk.next();
    if (step.done) return step.value;
    await onProgress?.(step.value);
  }
}

/** The same, a batch at a time, so that whoever waits can be told, and can stop. */
export async function* walkChains(sql: Sql, chain?: string): AsyncGenerator<Progress, ChainReport[]> {
  const heads = await readHeads(sql, chain);
  const all = heads.reduce((sum, { head }) => sum + (head?.seq ?? 0), 0);
  const reports: ChainReport[] = [];
  let before = 0;
  for (const { chain: id, head } of heads) {
    const walk = walkChain(sql, id, head);
    let step = await walk.next();
    for (; !step.done; step = await walk.next()) yield { checked: before + step.value, all };
    reports.push(step.value);
    before += step.value.entries;
  }
  return reports;
}

/** Yields how many entries hold so far. */
async function* walkChain(sql: Sql, chain: string, head: Link | null): AsyncGenerator<number, ChainReport> {
  let last = CHAIN_START;
  for await (const batch of readEntries(sql, chain)) {
    for (const entry of batch) {
      const fault = checkEntry(entry, leafHash(entry.body).toString("hex"), last);
      if (fault) return { chain, entries: fault.seq - 1, ok: false, fault };
      last = entry;
    }
    yield last.seq;
  }
  const fault = checkHead(last, head);
  if (fault) return { chain, entries: Math.min(fault.seq - 1, last.seq), ok: false, fault };
  return { chain, entries: last.seq, head: last.seq === 0 ? null : last.leaf, ok: true };
}

type ChainHead = { chain: string; head: Link | null };

/** Every chain that has a head or an entry, the organisation's first: a lost head doesn't hide its chain. */
async function readHeads(sql: Sql, chain: string | undefined): Promise<ChainHead[]> {
  const rows = await sql.query<{ chain: string; seq: string | null; head: string | null }>(
    `select c.pact_id as chain, h.seq, encode(h.head, 'hex') as head
       from (select pact_id from pact_head union select pact_id from history) c left join pact_head h using (pact_id)
      where $1::text is null or c.pact_id = $1
      order by (c.pact_id = 'org') desc, c.pact_id`,
    [chain ?? null],
  );
  return rows.map(({ chain: id, seq, head }) => ({ chain: id, head: seq === null || head === null ? null : { seq: Number(seq), leaf: head } }));
}
