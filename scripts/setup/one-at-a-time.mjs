import fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive } from "./postgres-process.mjs";
import { announce } from "./progress.mjs";

// Nothing done under a lock takes this long, and a number in an old lock can be another program's by now.
const LONGEST = 10 * 60_000;

/** Of two starts in one checkout, the second waits until the first is done. A lock whose holder is gone is taken over. */
export async function oneAtATime(lock, work) {
  let waited = false;
  while (!take(lock)) {
    if (isAbandoned(lock)) fs.rmSync(lock, { force: true });
    else {
      if (!waited) announce("waiting for another start in this folder");
      waited = true;
      await pause(250);
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isAbandoned(lock) {
  try {
    const holder = Number(fs.readFileSync(lock, "utf8"));
    // No number yet: its holder is writing it.
    return (holder > 0 && !isAlive(holder)) || Date.now() - fs.statSync(lock).mtimeMs > LONGEST;
  } catch {
    return false;
  }
}
