#!/usr/bin/env node
// `npm run prisma -- migrate dev --name …`: Prisma's command line on the database that `npm start` uses, with the schema
// engine that needs no download.
import "./setup/node-version.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const { withStops } = await import("./setup/with-stops.mjs");
const { openDatabase } = await import("./setup/database.mjs");
const { readSettings } = await import("./setup/settings.mjs");

await withStops(async (opened) => {
  const database = await openDatabase(readSettings());
  opened(database.stop);
  const env = { ...process.env, DATABASE_URL: database.url, PRISMA_SCHEMA_ENGINE_BINARY: path.resolve("scripts/schema-engine.mjs"), CHECKPOINT_DISABLE: "1" };
  const child = spawn(process.execPath, ["node_modules/prisma/build/index.js", ...process.argv.slice(2)], { stdio: "inherit", env });
  const [code] = await once(child, "exit");
  return code ?? 1;
});
