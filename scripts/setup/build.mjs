import fs from "node:fs";
import { hashOf, isFresh, remember } from "./hash.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { announce } from "./progress.mjs";
import { runNode } from "./run.mjs";

const STAMP = ".next/lanekeeper.hash";
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "server.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
  "scripts/bundle.mjs",
  "scripts/server-only-empty.mjs",
];
const OUTPUTS = [".next/BUILD_ID", "dist/server.mjs", "dist/prepare-data.mjs"];

/** Builds the pages and bundles the server when the sources changed; says whether it did. */
export async function ensureBuilt() {
  const isCurrent = () => isFresh(STAMP, hashOf(SOURCES), OUTPUTS);
  if (isCurrent()) return false;
  return oneAtATime("node_modules/.lanekeeper-build.lock", async () => {
    if (isCurrent()) return false;
    announce("building (half a minute, after every change of the sources)");
    fs.rmSync(STAMP, { force: true });
    const hash = hashOf(SOURCES);
    await runNode("next build", ["node_modules/next/dist/bin/next", "build"], { NODE_ENV: "production" });
    await runNode("bundling the server", ["scripts/bundle.mjs"]);
    remember(STAMP, hash);
    return true;
  });
}
