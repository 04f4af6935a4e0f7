import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { PactDocument } from "@/lib/core/pacts/pact-document";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import type { MemberActor } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { digestOf } from "../ledger/canonical";
import { saveDraftOperation } from "../pacts/operations";
import { pactYaml } from "../pacts/pact-text";
import { invoiceHouse } from "../testing/invoice-house";
import pactCommand from "./pact";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pacts-"));
let lead: MemberActor;
const printed = { out: "", err: "" };

beforeAll(async () => {
  ({ tess: lead } = await invoiceHouse());
  const collect = (to: "out" | "err") => (text: unknown) => {
    printed[to] += `${text}\n`;
  };
  vi.spyOn(console, "log").mockImplementation(collect("out"));
  vi.spyOn(console, "error").mockImplementation(collect("err"));
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.out += text;
    return true;
  });
  return () => {
    vi.restoreAllMocks();
    fs.rmSync(folder, { recursive: true });
  };
});
afterEach(() => Object.assign(printed, { out: "", err: "" }));

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  Object.assign(printed, { out: "", err: "" });
  const code = await pactCommand(argv);
  return { code, ...printed };
}
function file(name: string, text: string): string {
  const where = path.join(folder, name);
  fs.writeFileSync(where, text);
  return where;
}
const named = (slug: string, change: (document: PactDocument) => void = () => undefined): PactDocument => {
  const document = { ...structuredClone(invoicePact), slug };
  change(document);
  return document;
};

test("a file is applied, published, and answered in one line of JSON", async () => {
  const document = named("from-file");
  const yaml = file("from-file.yaml", pactYaml(document));
  const { code, out } = await run("apply", yaml, "--publish", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ ok: true, slug: "from-file", version: 1, status: "enforced", digest: digestOf(document), onlyStrengthens: false });
  const { rows } = await pool.query("select authors, approvals, status from pact_version v join pact p on p.id = v.pact_id where p.slug = 'from-file'");
  expect(rows).toMatchObject([{ status: "enforced", authors: ["cli"], approvals: [{ member: "cli" }] }]);

  const again = await run("apply", yaml, "--publish");
  expect(again).toMatchObject({ code: 0, out: "Version 1 of from-file says this already and is in force.\n" });
});

test("what the lint finds is printed with its line, and blocks publishing", async () => {
  const yaml = file("no-owner.yaml", pactYaml(named("no-owner", (d) => Object.assign(d.clauses[0] ?? {}, { owner: "nobody" }))));
  const line =
    fs
      .readFileSync(yaml, "utf8")
      .split("\n")
      .findIndex((text) => text.includes("nobody")) + 1;
  const linted = await run("lint", yaml);
  expect(linted.code).toBe(1);
  expect(linted.out).toContain(`${yaml}:${line} error E02 clauses[0].owner: `);
  const applied = await run("apply", yaml, "--publish");
  expect(applied.code).toBe(1);
  expect(applied.err).toContain(`(line ${line})`);
  expect((await run("lint", file("fine.yaml", pactYaml(named("fine"))))).code).toBe(0);
});

test("text that can't be read names the line and writes nothing", async () => {
  expect(await run("apply", file("broken.yaml", "lanekeeper: pact/v1\nslug: [broken"))).toMatchObject({ code: 1, err: expect.stringContaining("line 2") });
  const unknown = await run("apply", file("unknown.yaml", `${pactYaml(named("unknown"))}colour: red\n`));
  expect(unknown).toMatchObject({ code: 1, err: expect.stringMatching(/colour: isn't a known field \(line \d+\)/) });
  expect((await pool.query("select from pact where slug = 'unknown'")).rowCount).toBe(0);
});

test("somebody else's draft isn't overwritten unless that is said", async () => {
  const theirs = named("shared");
  await perform(saveDraftOperation, lead, { document: theirs });
  const mine = file("shared.yaml", pactYaml(named("shared", (d) => Object.assign(d, { title: "From the file" }))));
  const refused = await run("apply", mine);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("Version 1 was saved by Tess") });
  expect(refused.err).toContain("Add --replace");
  expect(await run("apply", mine, "--replace")).toMatchObject({ code: 0 });
});

test("a version is exported as a file that applies to nothing new", async () => {
  await run("apply", file("round.yaml", pactYaml(named("round"))), "--publish");
  const { code, out } = await run("export", "round", "--version", "1");
  expect(code).toBe(0);
  expect(await run("apply", file("round-2.yaml", out))).toMatchObject({ code: 0, out: expect.stringContaining("says this already") });
  expect(JSON.parse((await run("export", "round", "--json")).out)).toEqual(named("round"));
  expect((await run("export", "nowhere")).code).toBe(1);
});

test("a command that isn't understood says what there is", async () => {
  expect(await run("publish", "x")).toMatchObject({ code: 2, err: expect.stringContaining("Say apply, lint or export.") });
  expect(await run("apply")).toMatchObject({ code: 2 });
  expect(await run("apply", "x", "--force")).toMatchObject({ code: 2 });
  expect(await run("apply", path.join(folder, "absent.yaml"))).toMatchObject({ code: 1, err: expect.stringContaining("absent.yaml") });
  expect((await run("--help")).out).toContain("npm run pact -- apply FILE");
});
