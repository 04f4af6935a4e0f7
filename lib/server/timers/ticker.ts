import "server-only";
import { type Instant, MINUTE, SECOND } from "@/lib/core/time";
import { pool } from "../db/pool";
import { oncePerProcess } from "../process/once-per-process";
import { tick } from "./tick";

const EVERY = SECOND;
/** A clock that hasn't ticked for this long has stopped: holds no longer end and lanes are no longer written down. */
const DEAD_AFTER = 2 * MINUTE;

export type TickHealth = { alive: boolean; lastTickAt: Instant | null };

/** The one clock of the product: asks every second what is due, and says so when it can't. */
class Ticker {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #alarmed = false;

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#running ??= this.#tick().finally(() => {
        this.#running = null;
      });
    }, EVERY);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.#running;
  }

  async #tick(): Promise<void> {
    const at = Date.now();
    try {
      await tick(at);
      await pool.query("insert into heartbeat (name, at) values ('tick', $1) on conflict (name) do update set at = excluded.at", [new Date(at).toISOString()]);
      this.#alarmed = false;
    } catch (error) {
      if (!this.#alarmed)
        console.error(`The clock can't tick: ${(error as Error).message}. Holds don't end and lane changes aren't written down until it does.`);
      this.#alarmed = true;
    }
  }
}

export const ticker = oncePerProcess("timers.ticker", () => new Ticker());

/** Whether some process's clock is ticking, asked of the database so that any process can tell. */
export async function tickHealth(now: Instant): Promise<TickHealth> {
  const { rows } = await pool.query<{ at: Date }>("select at from heartbeat where name = 'tick'");
  const lastTickAt = rows[0]?.at.getTime() ?? null;
  return { alive: lastTickAt !== null && now - lastTickAt < DEAD_AFTER, lastTickAt };
}
