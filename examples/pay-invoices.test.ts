import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { approved, deny, fakeDoor, type Heard, held, hold, permit } from "./testing/fake-door";

// Each case starts an agent of its own.
vi.setConfig({ testTimeout: 30_000 });

const hasPython = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status === 0;
const tsx = path.join(import.meta.dirname, "../node_modules/tsx/dist/cli.mjs");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lanekeeper-pay-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const agents = [
  { language: "Python", skip: !hasPython, program: ["python3", path.join(import.meta.dirname, "python/pay_invoices.py")] },
  { language: "TypeScript", skip: false, program: [process.execPath, tsx, path.join(import.meta.dirname, "typescript/pay-invoices.ts")] },
];

describe.each(agents)("the $language agent", ({ language, skip, program: [command = "", ...script] }) => {
  const book = path.join(folder, `${language}.jsonl`);

  async function pay(url: string, ...options: string[]): Promise<{ code: number; lines: Record<string, unknown>[]; paid: string[] }> {
    const agent = spawn(command, [...script, "--url", url, "--key", "lk_test", "--agent", "invoice-bot", "--book", book, ...options], {
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    agent.stdout.on("data", (chunk) => {
      said += chunk;
    });
    const code = await new Promise<number>((ended) => agent.once("close", ended));
    const entries = fs.existsSync(book) ? fs.readFileSync(book, "utf8").trim().split("\n") : [];
    const lines = said.trim().split("\n");
    return {
      code,
      lines: lines.map((line) => JSON.parse(line)).sort((a, b) => String(a.invoice).localeCompare(String(b.invoice))),
      paid: entries.map((line) => JSON.parse(line).invoice).sort(),
    };
  }

  /** Small ones are permitted; the large one waits for a person, and is permitted with its grant. */
  const large = ({ body }: Heard): boolean => (body.args as { amountMinor: number }).amountMinor > 500_000;
  const say = (line: ReturnType<typeof permit>, ask: Heard) => (typeof line === "function" ? line(ask) : line);

  test.skipIf(skip)("pays the small invoices at once and the large one when a person has approved it", async () => {
    const door = await fakeDoor({
      decisions: [(ask) => say(large(ask) && !ask.body.grant ? hold() : permit({ id: `dec_${(ask.body.args as { invoice: string }).invoice}` }), ask)],
      holds: [held("open"), approved],
    });
    expect(await pay(door.url)).toEqual({
      code: 0,
      lines: ["INV-2041", "INV-2042", "INV-2043"].map((invoice) => ({ invoice, outcome: "paid" })),
      paid: ["INV-2041", "INV-2042", "INV-2043"],
    });
    expect(
      door
        .reported()
        .map(({ decision, execution }) => `${decision} ${execution}`)
        .sort(),
    ).toEqual(["dec_INV-2041 executed", "dec_INV-2042 executed", "dec_INV-2043 executed"]);
    await door.close();
    fs.rmSync(book);
  });

  test.skipIf(skip)("says of each invoice it didn't pay why, and ends with an error", async () => {
    const door = await fakeDoor({ decisions: [(ask) => say(large(ask) ? hold() : deny("not_allowed"), ask)], holds: [held("open")] });
    const { code, lines, paid } = await pay(door.url, "--wait", "0");
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { invoice: "INV-2041", outcome: "denied", code: "not_allowed" },
      { invoice: "INV-2042", outcome: "denied" },
      { invoice: "INV-2043", outcome: "held", hold: "rev_1" },
    ]);
    expect(paid).toEqual([]);
    await door.close();
  });
});
