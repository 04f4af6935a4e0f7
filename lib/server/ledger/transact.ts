import "server-only";
import type { PoolClient } from "pg";
import type { EventDraft } from "@/lib/core/ledger/history-event";
import type { Result } from "@/lib/core/result";
import type { Instant, IsoInstant } from "@/lib/core/time";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";
import { LIVE_CHANNEL, type LiveNews } from "../live/hub";
import { snapshots } from "../pdp/snapshots";
import { append } from "./append";

/** One transaction: what it reads, what it writes down, and whether decisions rest on something new afterwards. */
export class Tx implements Sql {
  readonly #client: PoolClient;
  readonly at: Instant;
  readonly iso: IsoInstant;
  #moved = false;
  #announced: string[] = [];

  constructor(client: PoolClient, at: Instant) {
    this.#client = client;
    this.at = at;
    this.iso = new Date(at).toISOString();
  }

  async query<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.#client.query(text, [...values])).rows as R[];
  }

  /** Writes entries down with everything they move. */
  async append(...drafts: EventDraft[]): Promise<void> {
    await append(this, drafts);
    for (const { type } of drafts) if (!this.#announced.includes(type)) this.#announced.push(type);
  }

  /**
   * Says that decisions rest on something else from now on: no request that arrives after the commit is answered from the
   * state before, in whichever process. Takes the one row that all such changes take, so they follow one another; call it
   * before reading what the change is decided on.
   */
  async moveSnapshot(): Promise<void> {
    if (this.#moved) return;
    this.#moved = true;
    await this.query(`update snapshot_head set version = version + 1, high_water = greatest(high_water, $1::timestamptz)`, [this.iso]);
  }

  get movedSnapshot(): boolean {
    return this.#moved;
  }

  /** Told to every process with the commit: what to reload, what to show. */
  async announce(): Promise<void> {
    if (this.#announced.length === 0 && !this.#moved) return;
    const news: LiveNews = { kind: "commit", types: this.#announced, snapshot: this.#moved };
    await this.query("select pg_notify($1, $2)", [LIVE_CHANNEL, JSON.stringify(news)]);
  }
}

const RETRIED = new Set(["40001", "40P01"]);
const ATTEMPTS = 4;
const codeOf = (error: unknown): string | undefined => (typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined);

/**
 * Runs a unit of work in one transaction. A refusal leaves nothing behind, even where something was already written. Where
 * two transactions block each other PostgreSQL ends one, and it is run again from the start.
 */
export async function transact<T extends Result<unknown>>(at: Instant, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query("begin");
      const tx = new Tx(client, at);
      const answer = await work(tx);
      if (!answer.ok) {
        await client.query("rollback");
        return answer;
      }
      await tx.announce();
      await client.query("commit");
      if (tx.movedSnapshot) await snapshots.reload();
      return answer;
    } catch (error) {
      await client.query("rollback").catch((failed: Error) => {
        broken = failed;
      });
      if (attempt < ATTEMPTS && RETRIED.has(codeOf(error) ?? "")) continue;
      throw error;
    } finally {
      client.release(broken);
    }
  }
}
