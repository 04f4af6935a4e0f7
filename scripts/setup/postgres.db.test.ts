import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { connect, withConnection } from "./connect.mjs";
import { startPostgres } from "./postgres.mjs";
import { isAlive } from "./postgres-process.mjs";

const home = fs.mkdtempSync(path.join(os.tmpdir(), "lanekeeper-postgres-"));
const start = () => startPostgres({ home });

afterAll(async () => {
  const last = await start();
  await last.stop();
  fs.rmSync(home, { recursive: true, force: true });
});

test("of two starts on an empty folder one makes the database and the other adopts it", async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect([one.how, other.how].sort()).toEqual(["adopted", "started"]);
  expect(one.pid).toBe(other.pid);
});

test("it isn't stopped while somebody uses it", async () => {
  const server = await start();
  const client = await connect(server.url("postgres"));
  expect(await server.stop()).toBe(false);
  await client.end();
  expect(await server.stop()).toBe(true);
  expect(isAlive(server.pid)).toBe(false);
});

test("after a kill it comes back with what had been committed, at the same address", async () => {
  const server = await start();
  await server.ensureDatabase("kept");
  await withConnection(server.url("kept"), (client) => client.query("create table note as select 'still here' as said"));
  process.kill(server.pid, "SIGKILL");
  const again = await start();
  expect(again.how).toBe("started");
  expect(again.url("kept")).toBe(server.url("kept"));
  const { rows } = await withConnection(again.url("kept"), (client) => client.query("select said from note"));
  expect(rows).toEqual([{ said: "still here" }]);
});

test("a lock file that names another program's process is no obstacle", async () => {
  const server = await start();
  await server.stop();
  const lock = path.join(home, "postgres/postmaster.pid");
  fs.writeFileSync(lock, [process.pid, path.join(home, "postgres"), 0, server.port, "", "127.0.0.1", "", "ready", ""].join("\n"));
  expect((await start()).how).toBe("started");
});
