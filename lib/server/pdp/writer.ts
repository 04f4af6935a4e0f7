import "server-only";
import pg from "pg";
import type { ChainId } from "@/lib/core/ledger/history-event";
import type { Sql } from "../db/sql";
import { type Heads, lockHeads } from "../ledger/append";
import { oncePerProcess } from "../process/once-per-process";
import type { DecisionRecord } from "./decision-record";
import { recordValues, WRITE_RECORDS } from "./write-records";

/**
 * `written`: durable. `stale`: decided on a state that isn't the newest, decide again. `elsewhere`: a hold or a grant for this
 * very action is open, so the answer isn't this record's to give.
 */
export type Written = "written" | "stale" | "elsewhere";
type Waiting = { record: DecisionRecord; settle: (written: Written) => void; fail: (error: Error) => void };

const LARGEST_GROUP = 256;
const MOST_WAITING = 10_000;
const CONNECT_MS = 2_000;

/**
 * One connection that commits whatever has arrived since the last commit, without waiting for more. A record's promise
 * settles after its commit.
 */
export class GroupCommitWriter {
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  #client: pg.Client | null = null;
  #closed = false;

  write(record: DecisionRecord): Promise<Written> {
    if (this.#closed) return Promise.reject(new Error("The writer is closed."));
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(new Error("Too many decisions are waiting to be written."));
    return new Promise((settle, fail) => {
      this.#waiting.push({ record, settle, fail });
      this.#flushing ??= this.#flush();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#flushing;
    await this.#client?.end();
    this.#client = null;
  }

  async #flush(): Promise<void> {
    // Lets every request that is already in the socket buffers join the first group.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, LARGEST_GROUP);
      try {
        await this.#commit(group);
      } catch (error) {
        // The commit's outcome is unknown: fail closed. Whoever asks again gets a decision of its own.
        for (const one of group) one.fail(error as Error);
        const broken = this.#client;
        this.#client = null;
        broken?.end().catch(() => {});
      }
    }
    this.#flushing = null;
  }

  async #commit(group: Waiting[]): Promise<void> {
    this.#client ??= await connect();
    const client = this.#client;
    const chains = [...new Set(group.flatMap(({ record }) => record.drafts.map((draft) => draft.chain)))].sort();
    const { heads, version, open } = await begin(client, chains, group);
    const verdicts = group.map(({ record }): Written => (record.version !== version ? "stale" : open.has(record.actionDigest) ? "elsewhere" : "written"));
    const records = group.flatMap(({ record }, i) => (verdicts[i] === "written" ? [record] : []));
    if (records.length > 0) {
      const wrote = client.query({ ...WRITE_RECORDS, values: recordValues(records, heads) });
      await Promise.all([wrote, client.query("commit")]);
    } else await client.query("rollback");
    group.forEach(({ settle }, i) => {
      settle(verdicts[i] ?? "stale");
    });
  }
}

const quoted = (texts: Iterable<string>): string => [...texts].map((text) => pg.escapeLiteral(text)).join(",");

/**
 * One round trip: begins, locks the chains in order, reads the fence, and asks which of the actions have a hold or a grant
 * open. READ COMMITTED takes its view as each statement starts, so what committed before a request arrived is seen here.
 */
async function begin(client: pg.Client, chains: readonly ChainId[], group: readonly Waiting[]): Promise<{ heads: Heads; version: string; open: Set<string> }> {
  const digests = quoted(new Set(group.map(({ record }) => record.actionDigest)));
  const results = (await client.query(
    `begin;
    select pact_id, seq::text, head from pact_head where pact_id in (${quoted(chains)}) order by pact_id for update;
    select version::text from snapshot_head;
    select action_digest from review where status in ('open', 'approved_pending') and action_digest in (${digests})
      union select action_digest from approval_grant where used_at is null and voided_at is null and action_digest in (${digests})`,
  )) as unknown as pg.QueryResult[];
  const [, locked, fence, busy] = results;
  let heads: Heads = new Map(locked?.rows.map((row) => [row.pact_id, { chain: row.pact_id, seq: BigInt(row.seq), head: row.head }]));
  if (heads.size < chains.length) {
    const sql: Sql = { query: async (text, values = []) => (await client.query(text, [...values])).rows };
    heads = await lockHeads(sql, chains);
  }
  return { heads, version: fence?.rows[0]?.version ?? "", open: new Set(busy?.rows.map((row) => row.action_digest)) };
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: "lanekeeper decisions", connectionTimeoutMillis: CONNECT_MS });
  // Unheard, a lost connection would end the process; the next group finds out by itself.
  client.on("error", () => {});
  await client.connect();
  return client;
}

export const writer = oncePerProcess("pdp.writer", () => new GroupCommitWriter());
