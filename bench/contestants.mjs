// Everything that is compared: built, given what it needs, started, and asked all 200 questions once before it is timed.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import pg from "pg";
import { migrate } from "../scripts/setup/migrate.mjs";
import { cerbosBody, cerbosPermits, writeCerbos } from "./cerbos.mjs";
import { peer } from "./peers.mjs";
import { clausesOf, isPermitted, requestsOf } from "./workload.mjs";

const here = import.meta.dirname;
const DECISIONS = "/api/v1/decisions";

const doorPermits = (answer) => {
  if (answer.verdict !== "permit" && answer.verdict !== "deny") throw new Error(`the door answered ${answer.verdict}`);
  return answer.verdict === "permit";
};
const asIs = (request) => request;

/** Bundles as scripts/bundle.mjs does, with the writer exchanged where a contestant has one of its own. */
async function bundle(entry, outfile, writer = null) {
  await build({
    entryPoints: [path.join(here, entry)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    packages: "external",
    conditions: ["react-server"],
    alias: { "server-only": path.join(here, "../scripts/server-only-empty.mjs") },
    logLevel: "warning",
    plugins: writer ? [exchange(path.join(here, writer))] : [],
  });
  return outfile;
}

const exchange = (writer) => ({
  name: "writer",
  setup: ({ onResolve }) => onResolve({ filter: /^(\.|@\/lib\/server\/pdp)\/writer$/ }, ({ importer }) => (importer === writer ? undefined : { path: writer })),
});

/** Starts them all. `postgres` is a cluster of the benchmark's own; `folder` is for what is made on the way. */
export async function startContestants({ postgres, folder, clauses: count, firstPort = 4310, opened }) {
  const clauses = clausesOf(count);
  const house = await bundle("house.ts", path.join(here, "../dist/bench-house.mjs"));
  const door = async (name, writer) => {
    const database = `bench_${name}`;
    await postgres.ensureDatabase(database);
    await migrate(postgres.url(database));
    const env = { DATABASE_URL: postgres.url(database), CLAUSES: String(count) };
    const key = (await output([house], env)).trim();
    return { env, key, database, program: [process.execPath, await bundle("door.ts", path.join(here, `../dist/bench-${name}.mjs`), writer)] };
  };
  const cerbos = peer("@cerbos/cerbos-linux-x64", "cerbos-linux-x64");
  const planned = [
    { name: "echo", title: "bare node:http JSON echo", path: "/", program: [process.execPath, path.join(here, "echo.mjs")], body: asIs, permits: null },
    { name: "ours", title: "our door, a committed record per answer", path: DECISIONS, body: asIs, permits: doorPermits, ...(await door("ours", null)) },
    {
      name: "bare",
      title: "the same door without the record",
      path: DECISIONS,
      body: asIs,
      permits: doorPermits,
      ...(await door("bare", "no-record-writer.ts")),
    },
    { name: "insert", title: "one INSERT per request", path: DECISIONS, body: asIs, permits: doorPermits, ...(await door("insert", "insert-writer.ts")) },
    ...(cerbos ? [{ name: "cerbos", title: "Cerbos 0.55, no record", path: "/api/check/resources", body: cerbosBody, permits: cerbosPermits, cerbos }] : []),
  ];
  const started = [];
  for (const [i, one] of planned.entries()) {
    const port = firstPort + i * 2;
    const program = one.cerbos
      ? [one.cerbos, "server", `--config=${writeCerbos(path.join(folder, "cerbos"), clauses, port)}`, "--log-level=error"]
      : one.program;
    const child = spawn(program[0], program.slice(1), {
      env: { ...process.env, ...one.env, PORT: String(port), NODE_ENV: "production", CERBOS_NO_TELEMETRY: "1" },
      // Cerbos tells of every connection that the client cuts at the end of a round.
      stdio: ["ignore", "ignore", one.cerbos ? "ignore" : "inherit"],
    });
    opened(() => child.kill());
    const contestant = { ...one, port, bodies: path.join(folder, `${one.name}.jsonl`) };
    fs.writeFileSync(
      contestant.bodies,
      `${requestsOf()
        .map((request) => JSON.stringify(one.body(request)))
        .join("\n")}\n`,
    );
    await listening(contestant, child);
    await checkAnswers(contestant, clauses);
    started.push(contestant);
  }
  return started;
}

async function output(args, env) {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  const code = await new Promise((ended) => child.once("close", ended));
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}.`);
  return said;
}

const post = (contestant, request) =>
  fetch(`http://127.0.0.1:${contestant.port}${contestant.path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(contestant.key ? { authorization: `Bearer ${contestant.key}` } : {}) },
    body: JSON.stringify(contestant.body(request)),
  });

async function listening(contestant, child) {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && child.exitCode === null) {
    try {
      await post(contestant, requestsOf(1)[0]);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${contestant.title} didn't start.`);
}

/** Nobody is timed who answers wrongly. */
async function checkAnswers(contestant, clauses) {
  if (!contestant.permits) return;
  let permitted = 0;
  for (const request of requestsOf()) {
    const answer = await (await post(contestant, request)).json();
    const permits = contestant.permits(answer);
    if (permits !== isPermitted(clauses, request)) throw new Error(`${contestant.title} answered ${request.args.invoice} wrongly: ${JSON.stringify(answer)}`);
    permitted += permits ? 1 : 0;
  }
  contestant.permitted = permitted;
}

/** Rows on record in a contestant's database; null where it has none. */
export async function recordsOf({ name, env }) {
  if (name !== "ours" && name !== "insert") return null;
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    return Number((await client.query("select count(*) as n from decision")).rows[0].n);
  } finally {
    await client.end();
  }
}
