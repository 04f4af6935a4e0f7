import { hashOf, isFresh, remember } from "./hash.mjs";
import { announce } from "./progress.mjs";
import { run, runNode } from "./run.mjs";

const STAMP = "node_modules/.lanekeeper-install.hash";

/** Installs what package.json and its lock ask for, when they changed; says whether it did. */
export async function ensurePackages() {
  const hash = hashOf(["package.json", "package-lock.json"]);
  if (isFresh(STAMP, hash, ["node_modules/next/package.json", "node_modules/pg/package.json"])) return false;
  announce("installing packages (about a minute, once)");
  // Installation scripts are left out, as newer npm versions do by themselves: what they would do is done where it is
  // needed (postgres-libraries.mjs), or would download engines that nothing here uses.
  // --include=dev: with NODE_ENV=production npm would leave out what the build needs.
  // --no-save: npm would take the packages of other machines out of the lock file.
  const args = ["install", "--no-save", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith(".js")) await runNode("npm install", [npm, ...args]);
  else await run("npm install", process.platform === "win32" ? "npm.cmd" : "npm", args);
  remember(STAMP, hash);
  return true;
}
