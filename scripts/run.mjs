#!/usr/bin/env node
// `npm run <command>`: one of lib/server/commands, on the database that `npm start` would use.
import "./setup/node-version.mjs";

const { withStops } = await import("./setup/with-stops.mjs");
const { runCommand } = await import("./setup/run-command.mjs");
const [name, ...argv] = process.argv.slice(2);
await withStops((opened) => runCommand(name, argv, opened));
