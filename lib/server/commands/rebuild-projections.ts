import "server-only";
import { parseArgs } from "node:util";
import { formatCount } from "@/lib/format/format-count";
import { consistentRead } from "../history/consistent-read";
import { compareWithHistory } from "../projections/compare-with-history";
import { rebuildProjections } from "../projections/rebuild";

const HELP = `npm run rebuild-projections [-- --check] [--json]

Fills every read model again from history, in one transaction. What isn't rebuilt from history (members, keys, settings,
claims, decisions, private text) stays as it is.

  --check  changes nothing: rebuilds beside the real tables and reports what differs; ends with 1 when something does
  --json   one line of JSON instead of text`;

export default async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { check: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  return values.check ? check(values.json ?? false) : rebuild(values.json ?? false);
}

const progress = (json: boolean) =>
  json || !process.stderr.isTTY ? undefined : (done: number) => process.stderr.write(`\r${formatCount(done, "entry", "entries")} replayed `);

async function rebuild(json: boolean): Promise<number> {
  const began = performance.now();
  const entries = await rebuildProjections(Date.now(), progress(json));
  const ms = Math.round(performance.now() - began);
  console.log(
    json ? JSON.stringify({ entries, ms }) : `Every read model was rebuilt from ${formatCount(entries, "entry", "entries")} in ${(ms / 1000).toFixed(1)} s.`,
  );
  return 0;
}

async function check(json: boolean): Promise<number> {
  const comparison = await consistentRead((sql) => compareWithHistory(sql, progress(json)), { scratch: true });
  const { entries, rows, differences } = comparison;
  if (json) console.log(JSON.stringify({ ok: differences.length === 0, ...comparison }));
  else {
    for (const { table, unexpected, absent, unexpectedRows, absentRows } of differences) {
      console.log(`${table}: ${formatCount(unexpected, "row")} that history doesn't say, ${formatCount(absent, "row")} that history says and the table lacks.`);
      for (const row of unexpectedRows) console.log(`  - ${JSON.stringify(row)}`);
      for (const row of absentRows) console.log(`  + ${JSON.stringify(row)}`);
    }
    const verdict =
      differences.length === 0 ? "The read models are what history says" : "The read models differ from history; npm run rebuild-projections puts them right";
    console.log(`${verdict}: ${formatCount(rows, "row")} against ${formatCount(entries, "entry", "entries")}.`);
  }
  return differences.length === 0 ? 0 : 1;
}
