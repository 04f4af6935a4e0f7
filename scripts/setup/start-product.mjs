import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./build.mjs";
import { openDatabase } from "./database.mjs";
import { prepareEnvironment } from "./environment.mjs";
import { migrate } from "./migrate.mjs";
import { ensurePackages } from "./packages.mjs";
import { checkPortFree } from "./port.mjs";
import { prepareData } from "./prepare-data.mjs";
import { ensurePrismaClient } from "./prisma-client.mjs";
import { elapsed, report } from "./progress.mjs";
import { startSampleAgents } from "./sample-agents.mjs";
import { readSettings } from "./settings.mjs";

/** The product runs in this same process: one pid to signal, and no orphan when npm is ended. */
export async function startProduct(opened) {
  const settings = readSettings();
  await checkPortFree(settings);
  report("packages", (await ensurePackages()) ? "installed" : "ready");

  const database = await openDatabase(settings);
  opened(database.stop);
  report("database", database.how);

  const applied = await migrate(database.url);
  report("migrations", applied.length === 0 ? "up to date" : `${applied.length} applied`);

  const generated = await ensurePrismaClient();
  const { folder, made } = await ensureBuilt();
  report("build", generated || made ? "built" : "up to date");

  process.env.NODE_ENV = "production";
  process.env.LANEKEEPER_BUILD = folder;
  prepareEnvironment(settings, database.url);
  const { url, lines } = await prepareData(database, settings);
  process.env.DATABASE_URL = url;
  report("data", "ready");

  process.setSourceMapsEnabled(true);
  const { startServer } = await import(pathToFileURL(path.resolve(folder, "process/server.mjs")).href);
  const starting = startServer({ ...settings, dev: false });
  // A server that failed to start has closed what it had opened itself.
  opened(() =>
    starting.then(
      ({ stop }) => stop(),
      () => {},
    ),
  );
  await starting;
  report("server", `listening on ${settings.host}:${settings.port}`);
  const endSample = startSampleAgents(folder, settings);
  if (endSample) {
    opened(endSample);
    report("sample", "three agents at work");
  }

  console.log(`\nLanekeeper is ready after ${elapsed()}: ${settings.publicUrl}`);
  for (const line of lines) console.log(line);
  console.log("Ctrl-C stops it.");
}
