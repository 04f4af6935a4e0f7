// One client for all contestants: wrk where it is installed, else autocannon from npm in a process of its own.
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { peer } from "./peers.mjs";

const here = import.meta.dirname;

/** `load({ port, path, key, bodies }, connections, seconds)` resolves to requests a second, milliseconds at p50 and p99, and failures. */
export function chooseClient() {
  if (spawnSync("wrk", ["-v"]).error === undefined) return { name: "wrk", load: wrk };
  const autocannon = peer("autocannon", "autocannon.js");
  if (!autocannon) throw new Error("Neither wrk nor autocannon is here, and nothing else can load the doors.");
  return { name: "autocannon", load: (target, connections, seconds) => viaAutocannon(autocannon, target, connections, seconds) };
}

async function wrk({ port, path: url, key = "", bodies }, connections, seconds) {
  const said = await run(
    "wrk",
    ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "5s", "-s", path.join(here, "post.lua"), `http://127.0.0.1:${port}`],
    { BENCH_BODIES: bodies, BENCH_PATH: url, BENCH_KEY: key },
  );
  const found = /RESULT (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(said);
  if (!found) throw new Error(`wrk said: ${said}`);
  const [requests, micros, p50, p99, failures] = found.slice(1).map(Number);
  return { rps: requests / (micros / 1e6), p50: p50 / 1000, p99: p99 / 1000, failures, requests };
}

async function viaAutocannon(autocannon, target, connections, seconds) {
  return JSON.parse(await run(process.execPath, [path.join(here, "autocannon.mjs"), autocannon, JSON.stringify({ ...target, connections, seconds })]));
}

async function run(program, args, env = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  const code = await new Promise((ended) => child.once("close", ended));
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
  return said;
}
