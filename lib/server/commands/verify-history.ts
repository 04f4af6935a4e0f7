import "server-only";
import fs from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { describeFault } from "@/lib/core/history/check-entry";
import { formatCount } from "@/lib/format/format-count";
import { chainNames, findChain } from "../history/chains";
import { consistentRead } from "../history/consistent-read";
import { verifyChains } from "../history/verify-chains";
import { verifyExport } from "../history/verify-export";

const HELP = `npm run verify-history -- [--chain CHAIN] [--json]
npm run verify-history -- --file EXPORT.jsonl [--head HASH] [--json]

Recomputes history from its stored bytes and names the first entry that isn't as it was written.

  --chain CHAIN  only this chain: a pact's slug or id, or "org" for what belongs to no pact
  --file FILE    checks an export instead of the database; needs nothing but the file
  --head HASH    with --file: the hash of the last entry as you know it from elsewhere, so that a missing end shows
  --json         one line of JSON instead of text

Ends with 0 when everything holds, 1 when something doesn't, 2 when it couldn't be checked.`;

export default async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      chain: { type: "string" },
      file: { type: "string" },
      head: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  return values.file ? checkFile(values.file, values.head, values.json ?? false) : checkDatabase(values.chain, values.json ?? false);
}

async function checkDatabase(wanted: string | undefined, json: boolean): Promise<number> {
  const began = performance.now();
  const names = await consistentRead(chainNames);
  const chain = wanted === undefined ? undefined : findChain(names, wanted);
  if (chain === null) {
    console.error(`There is no chain "${wanted}". There are: ${[...names.values()].join(", ") || "none yet"}.`);
    return 2;
  }
  const reports = await consistentRead((sql) => verifyChains(sql, chain));
  const ms = Math.round(performance.now() - began);
  const entries = reports.reduce((sum, report) => sum + report.entries, 0);
  const holds = reports.every((report) => report.ok);
  if (json) {
    console.log(JSON.stringify({ ok: holds, entries, ms, chains: reports.map((report) => ({ ...report, name: names.get(report.chain) ?? report.chain })) }));
    return holds ? 0 : 1;
  }
  for (const report of reports) {
    const name = names.get(report.chain) ?? report.chain;
    if (report.ok) console.log(`${name}: ${formatCount(report.entries, "entry", "entries")}, intact, head ${report.head ?? "none"}`);
    else
      console.log(
        `${name}: BROKEN at entry ${report.fault.seq} of chain ${report.chain}: ${describeFault(report.fault)}. The ${formatCount(report.entries, "entry", "entries")} before it hold.`,
      );
  }
  console.log(`${holds ? "Every chain holds" : "History was altered"}: ${formatCount(entries, "entry", "entries")} checked in ${(ms / 1000).toFixed(1)} s.`);
  return holds ? 0 : 1;
}

async function checkFile(file: string, head: string | undefined, json: boolean): Promise<number> {
  if (!fs.existsSync(file)) {
    console.error(`There is no file ${file}.`);
    return 2;
  }
  const { reports, unreadable } = await verifyExport(createInterface({ input: fs.createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }));
  const endKnown = head === undefined || reports.some((report) => report.head === head);
  const holds = !unreadable && endKnown && reports.length > 0 && reports.every((report) => report.ok);
  if (json) {
    console.log(JSON.stringify({ ok: holds, entries: reports.reduce((sum, report) => sum + report.entries, 0), chains: reports, unreadable, endKnown }));
    return holds ? 0 : 1;
  }
  for (const report of reports) {
    if (report.ok)
      console.log(
        `${report.chain}: ${formatCount(report.entries, "entry", "entries")} from #${report.from} to #${report.from + report.entries - 1}, intact, head ${report.head}`,
      );
    else console.log(`${report.chain}: BROKEN at entry ${report.fault.seq}: ${describeFault(report.fault)}.`);
  }
  if (unreadable) console.log(`Line ${unreadable.line} ${unreadable.problem}.`);
  if (reports.length === 0) console.log("The file holds no entry.");
  if (!endKnown) console.log(`No chain in the file ends with the hash ${head}: its end is missing or altered.`);
  return holds ? 0 : 1;
}
