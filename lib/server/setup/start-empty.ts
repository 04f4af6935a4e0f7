import "server-only";
import { chooseOrganisation, SAMPLE_DATABASE } from "./organisation";

/** What the person at the machine does next. A running process keeps the database that it connected to. */
export function startEmpty(env: { [name: string]: string | undefined } = process.env): { restart: string } {
  const { DATABASE_URL: databaseUrl, LANEKEEPER_DATA_DIR: dataDir } = env;
  const isEmbedded = databaseUrl !== undefined && new URL(databaseUrl).pathname === `/${SAMPLE_DATABASE}`;
  // A database that somebody brought is theirs to change.
  if (!isEmbedded || !dataDir)
    return { restart: "The sample stands in the database that DATABASE_URL names. Name an empty one, leave LANEKEEPER_SAMPLE out, and start again." };
  chooseOrganisation(dataDir, "own");
  return { restart: "Stop Lanekeeper with Ctrl-C and start it again with npm start." };
}
