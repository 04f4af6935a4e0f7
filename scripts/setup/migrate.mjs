// Applies prisma/migrations as `prisma migrate deploy` would, and records them in the same table, but needs no engine.
import { randomUUID } from "node:crypto";
import { whereIs, withConnection } from "./connect.mjs";
import { readMigrations } from "./migrations.mjs";
import { Sentence } from "./sentence.mjs";

// The number Prisma takes, so that its own tools and ours wait for each other.
const LOCK = 72707369;

const TABLE = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null,
  "checksum" varchar(64) not null,
  "finished_at" timestamptz,
  "migration_name" varchar(255) not null,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(),
  "applied_steps_count" integer not null default 0
)`;

/** Brings the database to this release. Resolves to the names of what was applied just now. */
export function migrate(url) {
  const migrations = readMigrations();
  return withConnection(url, async (client) => {
    if ((await findPending(client, migrations)).length === 0) return [];
    await client.query(`set lock_timeout = '60s'`);
    await client.query("select pg_advisory_lock($1)", [LOCK]).catch(() => {
      throw new Sentence(`Another program has been changing the database at ${whereIs(url)} for over a minute. Try again when it has finished.`);
    });
    await client.query("set lock_timeout = 0");
    await checkForeignTables(client, url);
    await client.query(TABLE);
    const pending = comparePending(await recorded(client), migrations);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  });
}

/** The migrations that `migrate` would apply. */
export const pendingMigrations = (url) => withConnection(url, (client) => findPending(client, readMigrations()));

async function recorded(client) {
  const { rows } = await client.query(
    'select migration_name as name, checksum, finished_at as finished from "_prisma_migrations" where rolled_back_at is null order by started_at',
  );
  return rows;
}

/** Asking costs ten milliseconds and takes no lock. A stamp file would be wrong as soon as the database is another one. */
async function findPending(client, migrations) {
  const { rows } = await client.query(`select to_regclass('"_prisma_migrations"') is not null as there`);
  return rows[0].there ? comparePending(await recorded(client), migrations) : migrations;
}

async function checkForeignTables(client, url) {
  const { rows } = await client.query(
    `select to_regclass('"_prisma_migrations"') is null and exists (select from pg_tables where schemaname = current_schema()) as foreign`,
  );
  if (rows[0].foreign) throw new Sentence(`The database at ${whereIs(url)} already holds tables of something else. Give Lanekeeper an empty database.`);
}

function comparePending(rows, migrations) {
  const done = new Map(rows.map((row) => [row.name, row]));
  for (const { name, checksum, finished } of rows) {
    const file = migrations.find((migration) => migration.name === name);
    if (!file) throw new Sentence(`The database holds the change "${name}", which this release does not know. Start the newer release that wrote it.`);
    if (!finished)
      throw new Sentence(`The change "${name}" was begun on this database and never finished. Restore a backup, or repair it with prisma migrate resolve.`);
    if (!file.known.has(checksum))
      throw new Sentence(`prisma/migrations/${name} was edited after it had been applied to this database. Put the file back and add a new migration instead.`);
  }
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(client, { name, sql, checksum }) {
  const id = randomUUID();
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count) values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [id, checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    if (error.code === "53100") throw new Sentence("The disk that holds the database is full. Free some space and try again.");
    throw new Sentence(`The change "${name}" could not be applied, and the database is as it was before: ${error.message}`);
  }
}
