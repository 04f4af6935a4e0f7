#!/usr/bin/env node
// `npm run bench:http`: what a committed record per answer costs at the decision door, beside a bare echo, the same door without
// a record, one INSERT per request, and Cerbos without a record. Ends with one line of JSON.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "../scripts/setup/postgres.mjs";
import { recordsOf, startContestants } from "./contestants.mjs";
import { chooseClient } from "./load.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "3" },
    clauses: { type: "string", default: "10" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  console.log("npm run bench:http [-- --rounds 3] [--seconds 3] [--clauses 10]\n\nSee bench/README.md.");
  process.exit(0);
}
const [rounds, seconds, clauses] = [values.rounds, values.seconds, values.clauses].map(Number);
const CONNECTIONS = [16, 64];

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const rounded = (number, digits = 0) => (Number.isFinite(number) ? Number(number.toFixed(digits)) : null);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lanekeeper-bench-"));
// Started by root, PostgreSQL runs as somebody else, who has to get through.
fs.chmodSync(folder, 0o711);
const opened = [() => fs.rmSync(folder, { recursive: true, force: true })];
const end = async () => {
  for (const stop of opened.splice(0).reverse()) await stop();
};
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => end().finally(() => process.exit(1)));

try {
  const client = chooseClient();
  // The product's own cluster, as it comes: every commit is flushed to disk.
  const postgres = await startPostgres({ home: path.join(folder, "data") });
  opened.push(postgres.stop);
  const contestants = await startContestants({ postgres, folder, clauses, opened: (stop) => opened.push(stop) });
  const permitted = contestants.find(({ name }) => name === "ours")?.permitted;
  console.log(
    `node ${process.version}, ${client.name}, ${os.cpus().length} cores shared by all, ${clauses} clauses, 200 requests (${permitted} permitted), ${rounds} rounds of ${seconds} s, medians; load ${os.loadavg()[0].toFixed(2)}`,
  );
  for (const one of contestants) await client.load(one, 16, 2);

  const measured = new Map();
  for (const connections of CONNECTIONS) {
    for (const { name } of contestants) measured.set(`${name}${connections}`, []);
    for (let round = 0; round < rounds; round++) {
      for (const one of round % 2 ? [...contestants].reverse() : contestants) {
        const before = await recordsOf(one);
        const result = await client.load(one, connections, seconds);
        if (result.failures > 0) throw new Error(`${one.title} failed ${result.failures} requests.`);
        if (before !== null) await checkRecords(one, before, result.requests);
        measured.get(`${one.name}${connections}`).push(result);
      }
    }
    print(contestants, connections, measured);
  }

  const unsteady = CONNECTIONS.map((connections) => spread(measured.get(`echo${connections}`))).filter((times) => times > 1.25);
  if (unsteady.length > 0)
    console.log(`\nThe echo alone varied ${Math.max(...unsteady).toFixed(1)}-fold between rounds: the machine wasn't quiet, and neither is what follows.`);

  const rps = (of) => rounded(median(measured.get(of).map((one) => one.rps)));
  const ratio = (name, connections) => {
    const theirs = measured.get(`${name}${connections}`);
    return theirs ? rounded(median(measured.get(`ours${connections}`).map((ours, i) => ours.rps / theirs[i].rps)), 3) : null;
  };
  console.log(
    JSON.stringify({
      ours: { rps16: rps("ours16"), p99ms16: rounded(median(measured.get("ours16").map(({ p99 }) => p99)), 2), rps64: rps("ours64") },
      ratios: { echo16: ratio("echo", 16), echo64: ratio("echo", 64), insert16: ratio("insert", 16), cerbos16: ratio("cerbos", 16) },
    }),
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await end();
}
process.exit();

function spread(results) {
  const all = results.map(({ rps }) => rps);
  return Math.max(...all) / Math.min(...all);
}

/** An answer without a record would make every figure worthless. */
async function checkRecords(one, before, answers) {
  const kept = (await recordsOf(one)) - before;
  if (kept < answers) throw new Error(`${one.title} gave ${answers} answers and kept ${kept} records.`);
}

function print(contestants, connections, measured) {
  console.log(`\n${connections} connections`);
  const rows = contestants.map(({ name, title }) => {
    const results = measured.get(`${name}${connections}`);
    const of = (field) => median(results.map((one) => one[field]));
    const range = results.map((one) => one.rps);
    return {
      contestant: title,
      "requests/s": rounded(of("rps")),
      "least–most": `${rounded(Math.min(...range))}–${rounded(Math.max(...range))}`,
      "p50 ms": rounded(of("p50"), 2),
      "p99 ms": rounded(of("p99"), 2),
    };
  });
  console.table(Object.fromEntries(rows.map(({ contestant, ...row }) => [contestant, row])));
}
