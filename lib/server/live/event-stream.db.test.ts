import { beforeAll, expect, test } from "vitest";
import { CLI } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { createTeamOperation } from "../teams/operations";
import { eventStream } from "./event-stream";
import { newestEntry } from "./feed";
import { hub } from "./hub";

type Message = { id: string | null; type: string; types?: string[] };

/** Reads a stream's messages, heartbeats left out, until one satisfies. */
function screen(after: string | null = null) {
  const gone = new AbortController();
  const reader = eventStream({ after, signal: gone.signal, isStillWelcome: async () => true }).getReader();
  const decoder = new TextDecoder();
  let text = "";
  const seen: Message[] = [];
  async function until(wanted: (message: Message) => boolean): Promise<Message[]> {
    for (;;) {
      const found = seen.findIndex(wanted);
      if (found >= 0) return seen.splice(0, found + 1);
      const { value, done } = await reader.read();
      if (done) throw new Error("The stream ended.");
      const parts = (text + decoder.decode(value)).split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        const message = data ? { id: /^id: (.*)$/m.exec(part)?.[1] ?? null, ...JSON.parse(data) } : null;
        if (message && message.type !== "heartbeat") seen.push(message);
      }
    }
  }
  const ended = async (): Promise<void> => {
    while (!(await reader.read()).done);
  };
  return { until, ended, leave: () => gone.abort() };
}

const write = (slug: string) => perform(createTeamOperation, CLI, { slug, name: slug });
const isChanged = ({ type }: Message) => type === "changed";

beforeAll(() => hub.start());

test("what a commit wrote is told by kind, and once with the id to resume from", async () => {
  const { until, leave } = screen();
  await write("first");
  const told = await until((message) => isChanged(message) && message.types?.includes("team.created") === true);
  expect(told.at(-2)).toMatchObject({ id: null, type: "team.created" });
  expect(told.at(-1)).toMatchObject({ id: await newestEntry(), type: "changed" });
  leave();
});

test("a screen that comes back is told that it missed something, and only then", async () => {
  const before = await newestEntry();
  await write("second");
  const late = screen(before);
  expect((await late.until(isChanged)).at(-1)).toMatchObject({ id: await newestEntry(), types: ["live.resumed"] });
  late.leave();

  const current = screen(await newestEntry());
  await write("third");
  expect((await current.until(isChanged)).at(-1)?.types).toEqual(["team.created"]);
  current.leave();
});

test("many screens cost one look at the database", async () => {
  const screens = Array.from({ length: 20 }, () => screen());
  await write("fourth");
  const ids = await Promise.all(screens.map(async ({ until }) => (await until(isChanged)).at(-1)?.id));
  expect(new Set(ids)).toEqual(new Set([await newestEntry()]));
  for (const { leave } of screens) leave();
  expect((await pool.query("select 1")).rowCount).toBe(1);
});

test("streams end when the process stops", async () => {
  const { ended } = screen();
  await hub.stop();
  await ended();
});
