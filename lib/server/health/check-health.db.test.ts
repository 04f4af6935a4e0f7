import { expect, test } from "vitest";
import { MINUTE } from "@/lib/core/time";
import { pool } from "../db/pool";
import { hub } from "../live/hub";
import { snapshots } from "../pdp/snapshots";
import { checkHealth } from "./check-health";

const NOW = Date.parse("2026-11-24T08:00:00Z");
const tickedAt = (at: number) =>
  pool.query("insert into heartbeat (name, at) values ('tick', $1) on conflict (name) do update set at = excluded.at", [new Date(at).toISOString()]);

test("the product is ready once its state is loaded and its clock ticks, and says which is missing", async () => {
  expect(await checkHealth(NOW)).toMatchObject({
    product: "lanekeeper",
    pid: process.pid,
    ready: false,
    reasons: [expect.stringContaining("loaded"), expect.stringContaining("ticked")],
  });
  await snapshots.reload();
  await tickedAt(NOW - 1_000);
  expect(await checkHealth(NOW)).toMatchObject({ ready: true, reasons: [] });
});

test("a clock that stands still is said with the moment it stopped", async () => {
  await tickedAt(NOW - 10 * MINUTE);
  expect(await checkHealth(NOW)).toMatchObject({ ready: false, reasons: [expect.stringContaining("2026-11-24T07:50:00.000Z")] });
});

test("a process that is stopping, or whose database is away, isn't ready and is alive all the same", async () => {
  await tickedAt(NOW);
  await pool.end();
  expect(await checkHealth(NOW)).toMatchObject({ ready: false, reasons: [expect.stringContaining("database")] });
  await hub.stop();
  expect(await checkHealth(NOW)).toMatchObject({ ready: false, reasons: ["The process is stopping."] });
});
