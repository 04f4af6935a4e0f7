import fs from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { pool } from "../db/pool";
import { machineDoor } from "../pdp/door";
import { snapshots } from "../pdp/snapshots";
import { writer } from "../pdp/writer";
import { type InvoiceHouse, invoiceHouse } from "../testing/invoice-house";
import replay from "./replay";

let server: Server;
let url: string;
let house: InvoiceHouse;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lanekeeper-replay-"));

beforeAll(async () => {
  house = await invoiceHouse();
  await snapshots.reload();
  server = createServer((req, res) => {
    if (!machineDoor(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  server.close();
  await writer.close();
});

const paid = (invoice: string, change: { args?: object; context?: object } = {}) => ({
  tool: "payments.release",
  args: { invoice, payee: "north-supply", amountMinor: 42_000, currency: "EUR", ...change.args },
  context: { poMatch: true, threeWayMatch: true, ...change.context },
  run_id: "recorded-1",
});

/** Runs the command on these lines and answers its exit code, what it printed, and its last line as JSON. */
async function run(lines: (object | string)[], ...options: string[]) {
  const file = path.join(folder, `${lines.length}.jsonl`);
  fs.writeFileSync(file, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  const printed: string[] = [];
  const spies = [
    vi.spyOn(console, "log").mockImplementation((line = "") => void printed.push(String(line))),
    vi.spyOn(console, "error").mockImplementation(() => {}),
  ];
  const code = await replay([file, "--pact", "invoice-payments", "--url", url, "--json", ...options]);
  for (const spy of spies) spy.mockRestore();
  return { code, printed, said: JSON.parse(printed.at(-1) ?? "null") };
}

describe("npm run replay", () => {
  test("asks about every call in order and says which clause stopped what", async () => {
    const { code, printed, said } = await run(
      [
        { ...paid("R-1"), in_ground_truth: true },
        { ...paid("R-2", { args: { amountMinor: 900_000 }, context: { poMatch: false } }), in_ground_truth: false },
        { ...paid("R-3", { args: { payee: "stranger" } }), in_ground_truth: false },
        { ...paid("R-4", { args: { amountMinor: "42000" } }), in_ground_truth: false },
        { ...paid("R-5"), tool: "release", in_ground_truth: true },
      ],
      "--supports",
      "settlement_hold",
    );
    expect(code).toBe(0);
    expect(said).toMatchObject({ calls: 5, outcomes: { permit: 2, narrowed: 0, hold: 2, deny: 1, refused: 0 }, malformed: { calls: 1, permitted: 0 } });
    expect(said.clauses.find(({ clause }: { clause: string }) => clause === "C-2")).toMatchObject({ stopped: 2, stoppedOutsideTruth: 2, unanswerable: 1 });
    expect(said.clauses.find(({ clause }: { clause: string }) => clause === "C-3")).toMatchObject({ stopped: 2 });
    expect(said.labelled).toEqual({ inTruth: 2, inTruthStopped: 0, outside: 3, outsideStopped: 3 });
    expect(said).toMatchObject({ holds: 2, openHolds: 2, unrecorded: 0 });
    expect(printed.join("\n")).toContain("Stopped: 3 of 3 calls outside the ground truth, 0 of 2 in it.");
    const { rows } = await pool.query("select action from decision order by id");
    expect(rows).toHaveLength(5);
  });

  test("carries nothing out, and says so", async () => {
    const { rows } = await pool.query("select execution, count(*)::int as n from decision group by execution order by execution");
    expect(rows).toEqual([
      { execution: "none", n: 3 },
      { execution: "not_executed", n: 2 },
    ]);
  });

  test("ends its own key with the replay", async () => {
    const { rows } = await pool.query("select count(*)::int as open from key where name = 'Replay' and revoked_at is null");
    expect(rows).toEqual([{ open: 0 }]);
  });

  test("asks several at a time where it is told to, and keeps count of each", async () => {
    const { code, said } = await run(
      Array.from({ length: 40 }, (_, i) => paid(`P-${i}`)),
      "--concurrency",
      "16",
      "--key",
      house.key,
      "--supports",
      "settlement_hold",
    );
    expect(code).toBe(0);
    expect(said).toMatchObject({ calls: 40, outcomes: { permit: 40 } });
  });

  test("says which lines hold no call and which the door couldn't read, and doesn't end well", async () => {
    const { code, said } = await run(["{", { tool: "payments.release", args: "all of it" }]);
    expect(code).toBe(1);
    expect(said).toMatchObject({ calls: 1, unreadable: 1, outcomes: { refused: 1 }, malformed: { calls: 1, permitted: 0 }, refusals: [{ line: 2 }] });
  });

  test.each([
    ["a pact nobody published", ["--pact", "no-such-pact"]],
    ["an agent the pact isn't for", ["--agent", "stranger"]],
    ["a door where nobody answers to its key", ["--key", `lk_${"x".repeat(43)}`]],
    ["no number", ["--concurrency", "many"]],
  ])("doesn't begin with %s", async (_what, options) => {
    const problems = vi.spyOn(console, "error").mockImplementation(() => {});
    const file = path.join(folder, "one.jsonl");
    fs.writeFileSync(file, JSON.stringify(paid("N-1")));
    expect(await replay([file, "--pact", "invoice-payments", "--url", url, ...options])).toBe(2);
    expect(problems.mock.calls.at(-1)?.[0]).toMatch(/\.$|publish/);
    problems.mockRestore();
  });
});
