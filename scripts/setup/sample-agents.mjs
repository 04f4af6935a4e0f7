import { fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { readOrganisation } from "./organisation.mjs";

/** While the sample is shown its agents go on living: a process of their own that talks HTTP. Resolves to what ends it. */
export function startSampleAgents(folder, { dataDir, databaseUrl, host, port }) {
  const shown = databaseUrl ? process.env.LANEKEEPER_SAMPLE === "1" : readOrganisation(dataDir) === "sample";
  const keys = path.join(dataDir, "sample-keys.json");
  if (!shown || !fs.existsSync(keys)) return null;
  const url = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}`;
  const child = fork(path.resolve(folder, "process/sample-agents.mjs"), [url, keys], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return async () => {
    child.kill();
    await ended;
  };
}
