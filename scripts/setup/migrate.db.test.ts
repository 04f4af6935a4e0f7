import { randomUUID } from "node:crypto";
import { expect, inject, onTestFinished, test } from "vitest";
import { databaseAt, withConnection } from "./connect.mjs";
import { migrate, pendingMigrations } from "./migrate.mjs";
import { readMigrations } from "./migrations.mjs";

const names = readMigrations().map(({ name }) => name);

async function emptyDatabase(): Promise<string> {
  const { adminUrl } = inject("testServer");
  const name = `test_${process.pid}_${randomUUID().slice(0, 8)}`;
  const asAdmin = (sql: string) => withConnection(adminUrl, (client) => client.query(sql));
  await asAdmin(`create database ${name}`);
  onTestFinished(async () => void (await asAdmin(`drop database ${name} with (force)`)));
  return databaseAt(adminUrl, name);
}

const run = (url: string, sql: string) => withConnection(url, (client) => client.query(sql));

test("an empty database is brought to this release once", async () => {
  const url = await emptyDatabase();
  expect(await migrate(url)).toEqual(names);
  expect(await migrate(url)).toEqual([]);
  expect(await pendingMigrations(url)).toEqual([]);
});

test("of two starts at once, one migrates and the other finds it done", async () => {
  const url = await emptyDatabase();
  const both = await Promise.all([migrate(url), migrate(url)]);
  expect(both.flat()).toEqual(names);
});

test("a migration that was edited after it ran is refused by its name", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await run(url, `update "_prisma_migrations" set checksum = 'other' where migration_name = '${names[0]}'`);
  await expect(migrate(url)).rejects.toThrow(`prisma/migrations/${names[0]} was edited`);
});

test("a database of a newer release is refused", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await run(url, `update "_prisma_migrations" set migration_name = '29990101000000_later' where migration_name = '${names[0]}'`);
  await expect(migrate(url)).rejects.toThrow("29990101000000_later");
});

test("a migration that another tool began and never finished is refused", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await run(url, `update "_prisma_migrations" set finished_at = null where migration_name = '${names[0]}'`);
  await expect(migrate(url)).rejects.toThrow("never finished");
});

test("a database that holds something else is left alone", async () => {
  const url = await emptyDatabase();
  await run(url, "create table theirs (id int)");
  await expect(migrate(url)).rejects.toThrow("already holds tables of something else");
});
