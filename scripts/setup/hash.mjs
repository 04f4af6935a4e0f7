// A step is skipped when its inputs have the hash they had when it last succeeded. The stamp lies beside what the step
// made, so that whoever deletes the result deletes the claim that it is there.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const SKIPPED_FOLDERS = new Set(["generated", "node_modules"]);
const SKIPPED_FILES = /\.test\.tsx?$/;

export function hashOf(entries) {
  const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}`);
  for (const entry of entries) addTo(hash, entry);
  return hash.digest("hex");
}

function addTo(hash, at) {
  const found = fs.statSync(at, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) {
    if (SKIPPED_FOLDERS.has(path.basename(at))) return;
    for (const name of fs.readdirSync(at).sort()) addTo(hash, path.join(at, name));
    return;
  }
  if (!SKIPPED_FILES.test(at)) hash.update(`${at}\0`).update(fs.readFileSync(at)).update("\0");
}

export function isFresh(stamp, hash, outputs) {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hash && outputs.every((output) => fs.existsSync(output));
}

export function remember(stamp, hash) {
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, hash);
}
