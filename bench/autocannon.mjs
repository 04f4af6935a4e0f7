// Run by load.mjs: loads one door with autocannon and prints what it measured.
import fs from "node:fs";

const [module, options] = process.argv.slice(2);
const { default: autocannon } = await import(module);
const { port, path, key, bodies, connections, seconds } = JSON.parse(options);
const headers = { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) };
const lines = fs.readFileSync(bodies, "utf8").trim().split("\n");
const result = await autocannon({
  url: `http://127.0.0.1:${port}`,
  connections,
  duration: seconds,
  requests: lines.map((body) => ({ method: "POST", path, headers, body })),
});
const { requests, latency, errors, timeouts, non2xx, duration } = result;
console.log(
  JSON.stringify({ rps: requests.total / duration, p50: latency.p50, p99: latency.p99, failures: errors + timeouts + non2xx, requests: requests.total }),
);
