import "server-only";
import { pool } from "../db/pool";
import type { Sql } from "../db/sql";
import { hub, type LiveNews } from "../live/hub";
import { oncePerProcess } from "../process/once-per-process";
import type { DoorState } from "./door-state";
import { loadDoorState } from "./load-door-state";

const NOTHING: DoorState = {
  version: "0",
  snapshot: { hash: "0", highWater: 0, agents: new Map(), actions: new Map(), pacts: [], counterparties: [] },
  keys: new Map(),
  checks: new Map(),
  defaultRatePerMinute: 0,
};

const poolSql: Sql = { query: async (text, values = []) => (await pool.query(text, [...values])).rows };

/** What this process decides from. Correctness rests on the fence in the recording transaction, not on being told in time. */
class Snapshots {
  current: DoorState = NOTHING;
  #loading: Promise<void> | null = null;
  #again: Promise<void> | null = null;

  readonly #onReconnected = (): void => {
    this.reload().catch((error: Error) => console.error(`The snapshot couldn't be read: ${error.message}`));
  };
  readonly #onNews = (news: LiveNews): void => {
    if (news.kind === "commit" && news.snapshot === true) this.#onReconnected();
  };

  async start(): Promise<void> {
    hub.on("news", this.#onNews);
    hub.on("reconnected", this.#onReconnected);
    await this.reload();
  }

  stop(): void {
    hub.off("news", this.#onNews);
    hub.off("reconnected", this.#onReconnected);
  }

  /** Resolves when a load that began after this call has finished, so the caller sees its own commit. */
  reload(): Promise<void> {
    if (!this.#loading) {
      this.#loading = this.#load().finally(() => {
        this.#loading = null;
      });
      return this.#loading;
    }
    this.#again ??= this.#loading
      .catch(() => {})
      .then(() => {
        this.#again = null;
        return this.reload();
      });
    return this.#again;
  }

  /** Reads again only where something moved since: one small query otherwise. */
  async catchUp(): Promise<void> {
    const [head] = await poolSql.query<{ version: string }>("select version::text from snapshot_head");
    if (head?.version !== this.current.version) await this.reload();
  }

  async #load(): Promise<void> {
    this.current = await loadDoorState(poolSql);
  }
}

export const snapshots = oncePerProcess("pdp.snapshots", () => new Snapshots());
