import { spawn } from "node:child_process";
import { Sentence } from "./sentence.mjs";

/** Runs a program quietly; what it printed is shown only when it fails. */
export function run(what, command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
      shell: process.platform === "win32" && command.endsWith(".cmd"),
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += chunk));
    child.once("error", (error) => reject(new Sentence(`${what} could not be run: ${error.message}`)));
    child.once("close", (code) => (code === 0 ? resolve(printed) : reject(new Sentence(explainFailure(what, printed)))));
  });
}

export const runNode = (what, args, env) => run(what, process.execPath, args, env);

function explainFailure(what, printed) {
  if (/ENOSPC|No space left on device/.test(printed)) return `${what} failed: the disk is full. Free some space and try again.`;
  return `${what} failed:\n${printed.trim()}`;
}
