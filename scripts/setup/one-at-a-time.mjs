import fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive } from "./postgres-process.mjs";

/** Of two starts in one checkout, the second waits until the first has built. A lock whose holder is gone is taken over. */
export async function oneAtATime(lock, work) {
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const holder = readHolder(lock);
      if (holder !== null && !isAlive(holder)) fs.rmSync(lock, { force: true });
      else await pause(250);
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

/** null while the holder is still writing its number. */
function readHolder(lock) {
  try {
    return Number(fs.readFileSync(lock, "utf8")) || null;
  } catch {
    return null;
  }
}
