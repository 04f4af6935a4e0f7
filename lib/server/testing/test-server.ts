import { createHash } from "node:crypto";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate } from "../../../scripts/setup/migrate.mjs";
import { migrationsDigest } from "../../../scripts/setup/migrations.mjs";
import { startPostgres } from "../../../scripts/setup/postgres.mjs";

// What a test writes need not survive a power cut, so PostgreSQL waits for no disk.
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200", max_wal_size: "2GB" };

/** One PostgreSQL per checkout, in the temporary folder, shared by test runs that happen at the same time. */
export async function startTestServer(): Promise<{ adminUrl: string; template: string; stop: () => Promise<void> }> {
  const checkout = createHash("sha256").update(process.cwd()).digest("hex").slice(0, 8);
  const server = await startPostgres({ home: path.join(os.tmpdir(), `lanekeeper-test-${checkout}`), settings: SETTINGS });
  const adminUrl = server.url("postgres");
  // Held open for the whole run: a server with connections isn't stopped by another run that ends meanwhile.
  const presence = new pg.Client({ connectionString: adminUrl, application_name: "lanekeeper tests" });
  presence.on("error", () => {});
  await presence.connect();
  await dropLeftovers(presence);
  const template = await ensureTemplate(presence, server.url);
  return {
    adminUrl,
    template,
    stop: async () => {
      await presence.end();
      await server.stop();
    },
  };
}

/** A database with every migration applied, made once per state of the migrations and copied for each test file. */
async function ensureTemplate(admin: pg.Client, url: (database: string) => string): Promise<string> {
  const name = `template_${migrationsDigest().slice(0, 12)}`;
  await admin.query("select pg_advisory_lock(5263)");
  try {
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [name]);
    if (rowCount) return name;
    const half = `${name}_half`;
    await admin.query(`drop database if exists ${half} with (force)`);
    await admin.query(`create database ${half}`);
    await migrate(url(half));
    await admin.query(`alter database ${half} rename to ${name}`);
    return name;
  } finally {
    await admin.query("select pg_advisory_unlock(5263)");
  }
}

/** Copies whose test process ended without dropping them. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(`select datname from pg_database where datname like 'test\\_%'`);
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split("_")[1]))) await admin.query(`drop database if exists ${datname} with (force)`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
