import path from "node:path";
import { hashOf, isFresh, remember } from "./hash.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { runNode } from "./run.mjs";

const OUTPUT = "lib/server/db/generated";
const STAMP = path.join(OUTPUT, "inputs.hash");

/** Generates the Prisma client when the schema changed; says whether it did. */
export async function ensurePrismaClient() {
  const isCurrent = () => isFresh(STAMP, hash, [path.join(OUTPUT, "client.ts")]);
  const hash = hashOf(["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
  if (isCurrent()) return false;
  return oneAtATime("node_modules/.lanekeeper-generate.lock", async () => {
    if (isCurrent()) return false;
    // The client needs no engine, but Prisma's command line wants a program there and would download one.
    await runNode("prisma generate", ["node_modules/prisma/build/index.js", "generate"], {
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    });
    remember(STAMP, hash);
    return true;
  });
}
