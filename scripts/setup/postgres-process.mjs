// What the operating system knows about a PostgreSQL: who it runs as, whether it is alive, where it listens.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { Sentence } from "./sentence.mjs";

/**
 * PostgreSQL refuses to run as root: then, and only then, everything it touches belongs to nobody.
 * The numbers are looked up, because nobody's group differs: 65534 on Debian, 99 on older Red Hat.
 */
export function postgresUser() {
  if (process.getuid?.() !== 0) return {};
  const line = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid = "65534", gid = "65534"] = line?.split(":") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Ended, but its parent has not asked how: in a container without an init process that can last for ever. */
function isZombie(pid) {
  try {
    return /^State:\s*Z/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** postmaster.pid holds, a line each: pid, data directory, start time, port, socket folder, address, shared memory, status. */
export function readPostmaster(cluster) {
  try {
    const lines = fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch {
    return null;
  }
}

/**
 * PostgreSQL refuses to start while the pid in its lock file exists. After a crash that pid can be another program's, or a
 * zombie's: then the lock means nothing.
 */
export function forgetMeaninglessLock(cluster, pid) {
  const name = processName(pid);
  if (isZombie(pid) || (name && !/postgres/i.test(name))) fs.rmSync(path.join(cluster, "postmaster.pid"), { force: true });
}

function processName(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    if (process.platform === "win32") return "";
    return spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
  }
}

/** The wanted port, or any free one when it is taken. */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error) => (wanted ? resolve(freePort()) : reject(error)));
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export function checkTraversable(folder, { uid }) {
  if (uid === undefined) return;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = fs.statSync(at, { throwIfNoEntry: false });
    if (found && !(found.mode & 0o001) && found.uid !== uid) {
      throw new Sentence(
        `The database runs as "nobody" when started by root, and "nobody" cannot pass through ${at}.\nKeep the project and its data elsewhere (LANEKEEPER_DATA_DIR chooses the data folder), or start as an ordinary user.`,
      );
    }
    if (at === path.dirname(at)) return;
  }
}
