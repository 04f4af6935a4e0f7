// A setup file of the `db` tests: by the time the test file's imports are evaluated, DATABASE_URL names a copy of its own.
import { afterAll } from "vitest";
import { testDatabase } from "./database";

const own = await testDatabase();
process.env.DATABASE_URL = own.url;

afterAll(async () => {
  const { hub } = await import("../live/hub");
  const { pool } = await import("../db/pool");
  await hub.stop();
  if (!pool.ended && !pool.ending) await pool.end();
  await own.drop();
});
