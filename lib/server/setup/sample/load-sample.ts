import "server-only";
import fs from "node:fs";
import path from "node:path";
import { DAY } from "@/lib/core/time";
import { pool } from "../../db/pool";
import { snapshots } from "../../pdp/snapshots";
import { type FurnishedSample, furnishSample } from "./furnish-sample";
import { SampleClock } from "./sample-clock";
import { liveThroughMonth, SAMPLE_DAYS } from "./sample-month";

export { SAMPLE_DAYS };

/** What the sample's agents and sources need to go on living, once the past is written. */
export type SampleKeys = Pick<FurnishedSample, "fingerprints" | "keys">;
const sampleKeysFile = (dataDir: string): string => path.join(dataDir, "sample-keys.json");

/**
 * Writes the sample organisation into an empty database: thirty days of history, through the operations, ending now.
 */
export async function loadSample(dataDir: string, now = Date.now()): Promise<void> {
  await snapshots.reload();
  const clock = new SampleClock(now - SAMPLE_DAYS * DAY);
  const sample = await furnishSample(clock);
  await liveThroughMonth(clock, sample);
  const keys: SampleKeys = { fingerprints: sample.fingerprints, keys: sample.keys };
  fs.writeFileSync(sampleKeysFile(dataDir), JSON.stringify(keys), { mode: 0o600 });
  await pool.query("insert into heartbeat (name, at) values ('sample', now()) on conflict (name) do update set at = excluded.at");
}

/** Whether the whole past was written; half of one isn't an organisation. */
export async function sampleIsLoaded(): Promise<boolean> {
  const { rows } = await pool.query("select 1 from heartbeat where name = 'sample'");
  return rows.length > 0;
}

/** Empties a database in which the sample's past was begun and never finished. Nothing else is ever taken out of a history. */
export async function clearUnfinishedSample(): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('_prisma_migrations', 'snapshot_head')",
  );
  await pool.query("alter table history disable trigger user");
  await pool.query(`truncate ${rows.map(({ name }) => `"${name}"`).join(", ")} cascade`);
  await pool.query("alter table history enable trigger user");
  await pool.query("update snapshot_head set high_water = to_timestamp(0), version = version + 1");
}
