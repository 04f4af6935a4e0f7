import "server-only";
import { poolSql } from "../db/pool-sql";
import { hub, type LiveNews } from "../live/hub";
import { oncePerProcess } from "../process/once-per-process";

type Waiter = { reviewId: string; wake: () => void };

/**
 * Wakes those who wait for holds. All waiters of a process share one question to the database for each piece of news, so
 * that a thousand waiting agents cost what one does.
 */
class HoldWatch {
  readonly #waiters = new Set<Waiter>();
  #asking = false;
  #askAgain = false;

  constructor() {
    hub.on("news", ({ kind, types }: LiveNews) => {
      if (kind === "commit" && Array.isArray(types) && types.some((type) => type === "review.outcome" || type === "grant.minted")) this.#look();
    });
    hub.on("reconnected", () => this.#look());
  }

  /** Resolves when the hold may have ended, when `ms` have passed, or when the caller goes away. */
  wait(reviewId: string, ms: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const signal = AbortSignal.any([gone, hub.ending]);
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        this.#waiters.delete(waiter);
        resolve();
      };
      const timer = setTimeout(done, ms);
      const waiter: Waiter = { reviewId, wake: done };
      this.#waiters.add(waiter);
      signal.addEventListener("abort", done);
      if (signal.aborted) done();
    });
  }

  #look(): void {
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    if (this.#waiters.size === 0) return;
    this.#asking = true;
    this.#ask()
      .catch((error: Error) => console.error(`Holds couldn't be looked at: ${error.message}`))
      .finally(() => {
        this.#asking = false;
        if (this.#askAgain) {
          this.#askAgain = false;
          this.#look();
        }
      });
  }

  async #ask(): Promise<void> {
    const asked = [...this.#waiters];
    const ended = await poolSql.query<{ id: string }>("select id from review where id = any($1) and status not in ('open', 'approved_pending')", [
      [...new Set(asked.map(({ reviewId }) => reviewId))],
    ]);
    const ids = new Set(ended.map(({ id }) => id));
    for (const { reviewId, wake } of asked) if (ids.has(reviewId)) wake();
  }
}

export const holdWatch = oncePerProcess("reviews.hold-watch", () => new HoldWatch());
