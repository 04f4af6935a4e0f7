import "server-only";
import { EventEmitter } from "node:events";
import pg from "pg";
import { oncePerProcess } from "../process/once-per-process";

/** What a transaction tells every process when it commits: `select pg_notify('lanekeeper', <this as JSON>)`, at most 8,000 bytes. */
export type LiveNews = { kind: string; [detail: string]: unknown };

export const LIVE_CHANNEL = "lanekeeper";

type HubEvents = { news: [LiveNews]; reconnected: [] };

/** One LISTEN per process. News sent while the connection was away is lost, so at "reconnected" everyone reads again. */
class Hub extends EventEmitter<HubEvents> {
  #client: pg.Client | null = null;
  #stopped = false;
  readonly #ended = new AbortController();

  /** Aborted when the process stops: long answers end then. */
  get ending(): AbortSignal {
    return this.#ended.signal;
  }

  async start(): Promise<void> {
    if (this.#client || this.#stopped) return;
    const client = new pg.Client({
      connectionString: process.env.DATABASE_URL,
      application_name: "lanekeeper live",
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    this.#client = client;
    client.on("notification", ({ payload }) => this.#tell(payload));
    const again = () => this.#lost(client);
    client.on("error", again);
    client.on("end", again);
    try {
      await client.connect();
      await client.query(`listen ${LIVE_CHANNEL}`);
    } catch (error) {
      again();
      throw error;
    }
    this.emit("reconnected");
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#ended.abort();
    await this.#client?.end().catch(() => {});
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.end().catch(() => {});
    if (!this.#stopped) setTimeout(() => this.start().catch(() => {}), 500).unref();
  }

  #tell(payload: string | undefined): void {
    let news: LiveNews;
    try {
      news = JSON.parse(payload ?? "");
    } catch {
      return;
    }
    if (typeof news?.kind === "string") this.emit("news", news);
  }
}

export const hub = oncePerProcess("live.hub", () => {
  const made = new Hub();
  made.setMaxListeners(0);
  return made;
});
