import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export type TestDatabase = { name: string; url: string; drop: () => Promise<void> };

/** A fresh, migrated, empty database. The file's own one is in DATABASE_URL already; this makes another. */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = inject("testServer");
  const name = `test_${process.pid}_${randomUUID().slice(0, 8)}`;
  await asAdmin(adminUrl, `create database ${name} template ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { name, url: url.href, drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "lanekeeper tests" });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
