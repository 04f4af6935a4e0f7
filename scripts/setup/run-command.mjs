import fs from "node:fs";
import { openDatabase } from "./database.mjs";
import { prepareEnvironment } from "./environment.mjs";
import { pendingMigrations } from "./migrate.mjs";
import { ensurePackages } from "./packages.mjs";
import { ensurePrismaClient } from "./prisma-client.mjs";
import { runProduct } from "./product-process.mjs";
import { Sentence } from "./sentence.mjs";
import { readSettings } from "./settings.mjs";

const COMMANDS = "lib/server/commands";
/** What needs no database, so that it can also be done where there is none. */
const OFFLINE = ["--help", "-h"];
const OFFLINE_OF = { "verify-history": ["--file"] };

/** Resolves to the command's exit code. */
export async function runCommand(name, argv, opened) {
  if (!name || !fs.existsSync(`${COMMANDS}/${name}.ts`))
    throw new Sentence(`There is no command "${name ?? ""}". There are: ${commandNames().join(", ") || "none yet"}.`);
  await ensurePackages();
  await ensurePrismaClient();
  const offline = [...OFFLINE, ...(OFFLINE_OF[name] ?? [])];
  if (!argv.some((argument) => offline.includes(argument.split("=")[0]))) await openPrepared(opened);
  const command = runProduct("scripts/setup/command-process.mjs", [name, ...argv]);
  opened(command.stop);
  return command.ended;
}

const commandNames = () =>
  fs.existsSync(COMMANDS)
    ? fs
        .readdirSync(COMMANDS)
        .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
        .map((file) => file.replace(/\.ts$/, ""))
    : [];

async function openPrepared(opened) {
  const settings = readSettings();
  const database = await openDatabase(settings);
  opened(database.stop);
  const pending = await pendingMigrations(database.url);
  // A command is no moment to change the tables under a server that may be running.
  if (pending.length > 0) throw new Sentence("The database is not at this release yet. Run npm start once; it brings it there.");
  prepareEnvironment(settings, database.url);
}
