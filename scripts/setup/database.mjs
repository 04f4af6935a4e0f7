import { checkReachable, databaseAt, whereIs } from "./connect.mjs";
import { databaseOf, readOrganisation } from "./organisation.mjs";
import { startPostgres } from "./postgres.mjs";

/** The database that the settings ask for: the one at DATABASE_URL, or the embedded one, started or adopted. */
export async function openDatabase({ databaseUrl, dataDir }) {
  if (databaseUrl) {
    await checkReachable(databaseUrl);
    return { url: databaseUrl, embedded: false, how: `at ${whereIs(databaseUrl)}`, ensure: async () => {}, stop: async () => true };
  }
  const server = await startPostgres({ home: dataDir });
  const name = databaseOf(readOrganisation(dataDir));
  await server.ensureDatabase(name);
  return {
    url: server.url(name),
    embedded: true,
    how: `${server.how} (process ${server.pid}, port ${server.port})`,
    /** Makes sure that a database exists which something else named, on the same server. */
    ensure: (url) => (databaseAt(url, "") === databaseAt(server.url(""), "") ? server.ensureDatabase(new URL(url).pathname.slice(1)) : Promise.resolve()),
    stop: server.stop,
  };
}
