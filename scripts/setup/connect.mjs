import { Sentence } from "./sentence.mjs";

/** A connection of the set-up's own. `pg` is loaded late: nothing is installed when this file is first read. */
export async function connect(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: "lanekeeper set-up" });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/**
 * @template T
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withConnection(url, use) {
  const client = await connect(url);
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The same address with another database. */
export function databaseAt(url, database) {
  const at = new URL(url);
  at.pathname = `/${database}`;
  return at.href;
}

/** Host, port and database, for a sentence: never the password. */
export function whereIs(url) {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || 5432}${pathname}`;
}

/** Checks a DATABASE_URL that somebody gave us, and says what is wrong with it. */
export async function checkReachable(url) {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Sentence("DATABASE_URL is not a PostgreSQL address. It looks like postgresql://user:password@host:5432/database");
  }
  try {
    await withConnection(url, (client) => client.query("select 1"));
  } catch (error) {
    throw new Sentence(
      `The database at ${whereIs(url)} cannot be used: ${reason(error, url)}.\nCorrect DATABASE_URL, or leave it out to use the embedded database.`,
    );
  }
}

function reason(error, url) {
  if (error.code === "ECONNREFUSED") return "nothing listens there";
  if (error.code === "ENOTFOUND" || error.code === "EAI_AGAIN") return "the host name is not known";
  if (error.code === "28P01" || error.code === "28000") return `the user "${decodeURIComponent(new URL(url).username)}" or its password was refused`;
  if (error.code === "3D000") return "this database does not exist";
  if (/timeout/i.test(error.message)) return "it did not answer within 5 seconds";
  return error.message || error.code || "the connection failed";
}
