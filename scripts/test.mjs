// `npm test`: installs what is missing, then type-checks and runs every test. The first failure ends it.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

function run(what, command, args) {
  console.log(`\n== ${what}`);
  const { status, error } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (error) console.error(error.message);
  if (status !== 0) {
    console.error(`${what} failed.`);
    process.exit(1);
  }
}

if (!fs.existsSync("node_modules/vitest/package.json")) run("installing packages (about a minute, once)", "npm", ["install", "--include=dev", "--no-audit", "--no-fund"]);
run("the schema and its migrations", process.execPath, ["--test", "scripts/foundation.test.mjs"]);
run("types", process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]);
run("types of the closed core", process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "lib/core/tsconfig.json"]);
run("tests", process.execPath, ["--import", "./scripts/vitest-on-node-20.mjs", "node_modules/vitest/vitest.mjs", "run", "lib"]);
