import "server-only";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

export type FirstSignIn = { email: string; password: string };

// No letter that reads like a digit.
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const GROUPS = 5;
const GROUP = 4;

export const firstSignInFile = (dataDir: string): string => path.join(dataDir, "first-sign-in.txt");

/** What the data folder keeps from an earlier start, so that its databases share one way in; made when there is none. */
export function keepFirstSignIn(dataDir: string): FirstSignIn {
  const made: FirstSignIn = { email: "admin@lanekeeper.local", password: newPassword() };
  try {
    fs.writeFileSync(firstSignInFile(dataDir), `e-mail: ${made.email}\npassword: ${made.password}\n`, { mode: 0o600, flag: "wx" });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFirstSignIn(dataDir) ?? replace(dataDir, made);
}

export function readFirstSignIn(dataDir: string): FirstSignIn | null {
  const file = firstSignInFile(dataDir);
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const email = /^e-mail: (.+)$/m.exec(text)?.[1];
  const password = /^password: (.+)$/m.exec(text)?.[1];
  return email && password ? { email, password } : null;
}

/** A file that says nothing readable is no way in. */
function replace(dataDir: string, made: FirstSignIn): FirstSignIn {
  fs.rmSync(firstSignInFile(dataDir));
  fs.writeFileSync(firstSignInFile(dataDir), `e-mail: ${made.email}\npassword: ${made.password}\n`, { mode: 0o600 });
  return made;
}

/** About a hundred bits. */
function newPassword(): string {
  let text = "";
  while (text.length < GROUPS * GROUP) {
    for (const byte of randomBytes(GROUPS * GROUP)) {
      // Bytes past the last whole multiple would make some letters likelier.
      if (byte < ALPHABET.length * 8 && text.length < GROUPS * GROUP) text += ALPHABET[byte % ALPHABET.length];
    }
  }
  return text.match(/.{4}/g)?.join("-") ?? text;
}
