import { once } from "node:events";
import { expect, test } from "vitest";
import { pool } from "../db/pool";
import { hub, LIVE_CHANNEL } from "./hub";

const tell = (payload: string) => pool.query("select pg_notify($1, $2)", [LIVE_CHANNEL, payload]);

test("what a transaction tells arrives when it commits, and nonsense does not", async () => {
  await hub.start();
  const news = once(hub, "news");
  await tell("no json");
  await tell('{"nothing": "known"}');
  await tell('{"kind": "commit", "snapshot": true}');
  expect(await news).toEqual([{ kind: "commit", snapshot: true }]);
});

test("a lost connection comes back, and everyone is told to read again", async () => {
  await hub.start();
  const back = once(hub, "reconnected");
  await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lanekeeper live' and datname = current_database()");
  await back;
  const news = once(hub, "news");
  await tell('{"kind": "commit"}');
  expect(await news).toEqual([{ kind: "commit" }]);
});
