// Installs what the benchmark compares with, into bench/peers/node_modules. Whatever can't be had is left out.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const folder = path.join(import.meta.dirname, "peers");
const installed = (name) => path.join(folder, "node_modules", name);

/** The file in a peer's package, or null with a note. */
export function peer(name, file) {
  const found = path.join(installed(name), file);
  if (!fs.existsSync(found)) install();
  if (fs.existsSync(found)) return found;
  console.log(`${name} can't be installed here; it is left out.`);
  return null;
}

let tried = false;

function install() {
  if (tried) return;
  tried = true;
  console.log("installing what we compare with (once) …");
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) console.log("npm install in bench/peers failed.");
}
