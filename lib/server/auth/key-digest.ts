import "server-only";
import { randomBytes } from "node:crypto";
import { sha256 } from "../ledger/canonical";

const KEY_BYTES = 32;
const SHOWN_CHARACTERS = 8;

/** A key is 256 bits of chance, so a fast hash of it is as good as a slow one; only the hash is kept. */
export const keyDigest = (key: string): Buffer => sha256(key);

/** Shown once. The prefix tells keys apart in lists. */
export function newKey(): { key: string; prefix: string; digest: Buffer } {
  const key = `lk_${randomBytes(KEY_BYTES).toString("base64url")}`;
  return { key, prefix: key.slice(0, SHOWN_CHARACTERS), digest: keyDigest(key) };
}
