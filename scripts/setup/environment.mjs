import { sessionSecret } from "./session-secret.mjs";

/** What the product reads from its environment, where the person who started it has not said otherwise. */
export function prepareEnvironment({ publicUrl, dataDir }, databaseUrl) {
  process.env.DATABASE_URL = databaseUrl;
  process.env.LANEKEEPER_DATA_DIR = dataDir;
  process.env.NEXTAUTH_URL ??= publicUrl;
  process.env.NEXTAUTH_SECRET ??= sessionSecret(dataDir);
}
