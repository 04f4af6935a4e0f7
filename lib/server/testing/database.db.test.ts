import { expect, test } from "vitest";
import { pool } from "../db/pool";
import { db } from "../db/prisma";
import { testDatabase } from "./database";

test("a test file has a migrated, empty database of its own, the same for raw queries and for Prisma", async () => {
  const { rows } = await pool.query("select current_database() as name");
  expect(rows[0].name).toMatch(/^test_/);
  expect(await db.member.count()).toBe(0);
});

test("another database is another copy", async () => {
  const other = await testDatabase();
  expect(other.url).not.toBe(process.env.DATABASE_URL);
  await other.drop();
});
