import "server-only";
import fs from "node:fs";
import path from "node:path";
import { type Instant, SECOND } from "@/lib/core/time";
import { poolSql } from "../db/pool-sql";
import { hub } from "../live/hub";
import { snapshots } from "../pdp/snapshots";
import { oncePerProcess } from "../process/once-per-process";
import { tickHealth } from "../timers/ticker";

export type Health = { product: "lanekeeper"; pid: number; version: string; ready: boolean /** Why not, in sentences. */; reasons: string[] };

const version = oncePerProcess("health.version", () => {
  const { version: stated } = JSON.parse(fs.readFileSync(path.resolve("package.json"), "utf8")) as { version: string };
  return stated;
});

/** That it answers at all is liveness; `ready` says whether decisions can be taken, recorded and followed up. */
export async function checkHealth(now: Instant): Promise<Health> {
  const reasons = hub.ending.aborted ? ["The process is stopping."] : await unreadiness(now);
  return { product: "lanekeeper", pid: process.pid, version, ready: reasons.length === 0, reasons };
}

async function unreadiness(now: Instant): Promise<string[]> {
  const reasons: string[] = [];
  if (!(await databaseAnswers())) return ["The database doesn't answer, so nothing can be recorded and nothing is permitted."];
  if (snapshots.current.version === "0") reasons.push("What decisions rest on hasn't been loaded yet.");
  const { alive, lastTickAt } = await tickHealth(now);
  if (!alive)
    reasons.push(
      lastTickAt === null ? "The clock hasn't ticked yet." : `The clock has stood still since ${new Date(lastTickAt).toISOString()}: holds don't end.`,
    );
  return reasons;
}

const LONGEST_WAIT = 3 * SECOND;

/** A database that keeps us waiting is no better than one that is away. */
async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), LONGEST_WAIT);
  });
  const asked = poolSql.query("select 1").then(
    () => true,
    () => false,
  );
  return Promise.race([asked, tooLong]).finally(() => clearTimeout(timer));
}
