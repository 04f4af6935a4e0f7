import "server-only";
import pg from "pg";
import type { Sql } from "../db/sql";
import { type Heads, lockHeads } from "../ledger/append";
import { oncePerProcess } from "../process/once-per-process";
import { commitGroup } from "./commit-group";
import type { DecisionRecord } from "./decision-record";

/**
 * `written`: durable. `stale`: decided on a state that isn't the newest, decide again. `elsewhere`: a hold or a grant for this
 * very action is open, so the answer isn't this record's to give.
 */
export type Written = "written" | "stale" | "elsewhere";
type Waiting = { record: DecisionRecord; settle: (written: Written) => void; fail: (error: Error) => void };

/** Small enough that deciding the next group goes on while PostgreSQL writes this one. */
const LARGEST_GROUP = 48;
const MOST_WAITING = 10_000;
const CONNECT_MS = 2_000;
/** Other appenders to the same chains may come first, but not this often in a row. */
const ATTEMPTS = 20;

/**
 * One connection that commits whatever has arrived since the last commit, without waiting for more. A record's promise
 * settles after its commit.
 */
export class GroupCommitWriter {
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  #client: pg.Client | null = null;
  #heads: Heads = new Map();
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
        // What PostgreSQL refused it took nothing of: each record is tried alone, so that one fails only itself.
        if (wasRefused(error) && group.length > 1) {
          for (const one of group) await this.#commit([one]).catch(one.fail);
          continue;
        }
        // The commit's outcome is unknown: fail closed. Whoever asks again gets a decision of its own.
        for (const one of group) one.fail(error as Error);
        const broken = this.#client;
        this.#client = null;
        this.#heads.clear();
        broken?.end().catch(() => {});
      }
    }
    this.#flushing = null;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    this.#client ??= await connect();
    let left = [...group];
    for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt++) {
      const version = newestVersion(left);
      left = settleWhere(left, ({ record }) => record.version !== version, "stale");
      const records = left.map(({ record }) => record);
      const answer = await commitGroup(this.#client, records, version, this.#heads);
      this.#remember(answer.heads);
      if (answer.ok) left = settleWhere(left, () => true, "written");
      else if (answer.version !== version) left = settleWhere(left, () => true, "stale");
      else {
        left = settleWhere(left, ({ record }) => answer.busy.has(record.actionDigest), "elsewhere");
        await beginChains(this.#client, records, answer.heads);
      }
    }
    settleWhere(left, () => true, "stale");
  }

  #remember(heads: Heads): void {
    if (this.#heads.size > 10_000) this.#heads.clear();
    for (const [chain, head] of heads) this.#heads.set(chain, head);
  }
}

/** SQLSTATE classes 22 and 23: the data was the reason, and the connection is as good as before. */
const wasRefused = (error: unknown): boolean => error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "");

const newestVersion = (waiting: readonly Waiting[]): string =>
  waiting.reduce((newest, { record }) => (BigInt(record.version) > BigInt(newest) ? record.version : newest), "0");

/** Settles those that the answer is about; the others are still waiting. */
function settleWhere(waiting: readonly Waiting[], concerns: (one: Waiting) => boolean, written: Written): Waiting[] {
  return waiting.filter((one) => {
    if (!concerns(one)) return true;
    one.settle(written);
    return false;
  });
}

/** The first entry of a chain needs a head to follow. */
async function beginChains(client: pg.Client, records: readonly DecisionRecord[], heads: Heads): Promise<void> {
  const missing = records.map((record) => record.entries[0].draft.chain).filter((chain) => !heads.has(chain));
  if (missing.length === 0) return;
  const sql: Sql = { query: async (text, values = []) => (await client.query(text, [...values])).rows };
  await lockHeads(sql, [...new Set(missing)]);
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: "lanekeeper decisions", connectionTimeoutMillis: CONNECT_MS });
  // Unheard, a lost connection would end the process; the next group finds out by itself.
  client.on("error", () => {});
  await client.connect();
  return client;
}

export const writer = oncePerProcess("pdp.writer", () => new GroupCommitWriter());
