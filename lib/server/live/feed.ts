import "server-only";
import { EventEmitter } from "node:events";
import type { Instant } from "@/lib/core/time";
import { poolSql } from "../db/pool-sql";
import { oncePerProcess } from "../process/once-per-process";
import { hub, type LiveNews } from "./hub";

/** What was written since the last one: kinds of history entries, and the id of the newest entry, to resume from. */
export type Changes = { id: string; types: string[]; at: Instant };

/** Long enough to join what thousands of decisions a second bring, short enough to be felt as at once. */
const JOINED = 100;

/** Commits as screens want them: joined, and read once for all that look on. */
class Feed extends EventEmitter<{ changes: [Changes]; ending: [] }> {
  #types = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #listening = false;

  readonly #onNews = (news: LiveNews): void => {
    if (news.kind !== "commit" || !Array.isArray(news.types)) return;
    for (const type of news.types) this.#types.add(String(type));
    this.#soon();
  };
  /** What happened while nobody heard could be anything. */
  readonly #onReconnected = (): void => {
    this.#types.add("live.resumed");
    this.#soon();
  };

  /** Calls `listener` for all that is written, and `ending` when the process stops. Answers how to stop listening. */
  listen(listener: (changes: Changes) => void, ending: () => void): () => void {
    if (!this.#listening) {
      this.#listening = true;
      hub.on("news", this.#onNews);
      hub.on("reconnected", this.#onReconnected);
      hub.ending.addEventListener("abort", () => this.emit("ending"));
    }
    this.on("changes", listener);
    this.on("ending", ending);
    return () => {
      this.off("changes", listener);
      this.off("ending", ending);
    };
  }

  #soon(): void {
    if (this.listenerCount("changes") === 0) this.#types.clear();
    else this.#timer ??= setTimeout(() => void this.#tell(), JOINED).unref();
  }

  async #tell(): Promise<void> {
    this.#timer = null;
    const types = [...this.#types];
    this.#types.clear();
    const id = await newestEntry().catch(() => null);
    if (id === null) types.push("live.resumed");
    this.emit("changes", { id: id ?? "0", types: [...new Set(types)], at: Date.now() });
  }
}

export async function newestEntry(): Promise<string> {
  const [row] = await poolSql.query<{ id: string }>("select coalesce(max(id), 0)::text as id from history");
  return row?.id ?? "0";
}

export const feed = oncePerProcess("live.feed", () => {
  const made = new Feed();
  made.setMaxListeners(0);
  return made;
});
