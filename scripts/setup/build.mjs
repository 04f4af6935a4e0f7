// A build lies in a folder named after what it was made from. A start finds its own there or makes it, and never changes
// the one that another start is serving from.
import fs from "node:fs";
import path from "node:path";
import { hashOf } from "./hash.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { announce } from "./progress.mjs";
import { runNode } from "./run.mjs";

const SOURCES = [
  ...["app", "components", "lib", "public", "server.ts", "proxy.ts"],
  ...["next.config.ts", "postcss.config.mjs", "tailwind.config.ts", "tsconfig.json", "package.json", "package-lock.json"],
  ...["prisma/schema.prisma", "scripts/bundle.mjs", "scripts/server-only-empty.mjs"],
];
const BUILDS = "dist";
const KEPT = 4;

/** The folder of the build of what the sources are now, and whether it had to be made. */
export async function ensureBuilt() {
  const folder = path.join(BUILDS, hashOf(SOURCES).slice(0, 16));
  const made = !fs.existsSync(folder) && (await oneAtATime("node_modules/.lanekeeper-build.lock", () => build(folder)));
  fs.utimesSync(folder, new Date(), new Date());
  return { folder, made };
}

async function build(folder) {
  if (fs.existsSync(folder)) return false;
  announce("building (half a minute, after every change of the sources)");
  const half = `${folder}.half`;
  fs.rmSync(half, { recursive: true, force: true });
  await runNode("next build", ["node_modules/next/dist/bin/next", "build"], { NODE_ENV: "production", LANEKEEPER_BUILD: "" });
  const isResult = (file) => !["cache", "dev", "lock", "trace"].includes(path.relative(".next", file));
  fs.cpSync(".next", half, { recursive: true, filter: isResult });
  keepLinksRelative(path.join(half, "node_modules"));
  await runNode("bundling the server", ["scripts/bundle.mjs", path.join(half, "process")]);
  fs.renameSync(half, folder);
  forgetOldBuilds();
  return true;
}

function forgetOldBuilds() {
  const age = (name) => fs.statSync(path.join(BUILDS, name)).mtimeMs;
  const newestFirst = fs.readdirSync(BUILDS).sort((a, b) => age(b) - age(a));
  for (const name of newestFirst.slice(KEPT)) fs.rmSync(path.join(BUILDS, name), { recursive: true, force: true });
}

/** Copying makes the links to packages absolute; relative ones survive a move of the project. */
function keepLinksRelative(at) {
  if (!fs.existsSync(at)) return;
  for (const entry of fs.readdirSync(at, { withFileTypes: true })) {
    const link = path.join(at, entry.name);
    if (entry.isDirectory()) keepLinksRelative(link);
    if (!entry.isSymbolicLink()) continue;
    const target = path.resolve(at, fs.readlinkSync(link));
    fs.rmSync(link);
    fs.symlinkSync(path.relative(path.resolve(at), target), link, "junction");
  }
}
