import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** What sessions are signed with. It outlives restarts, or every session would end with the process. */
export function sessionSecret(dataDir) {
  const file = path.join(dataDir, "nextauth.secret");
  fs.mkdirSync(dataDir, { recursive: true });
  try {
    fs.writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  return fs.readFileSync(file, "utf8").trim();
}
