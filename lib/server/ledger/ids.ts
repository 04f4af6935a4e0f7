import "server-only";
import type { IdPrefix } from "@/lib/core/ids";
import type { Instant } from "@/lib/core/time";
import { randomBytes } from "./random";

// Base32 in the order of its characters, so that ids sort as the instants they were made at.
const ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;

/** An id in time order: ten base32 characters of milliseconds, sixteen of chance. */
export function newId<P extends IdPrefix>(prefix: P, at: Instant): `${P}_${string}` {
  let time = "";
  for (let rest = Math.max(0, Math.floor(at)), i = 0; i < TIME_CHARACTERS; i++) {
    time = ALPHABET[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  let chance = "";
  for (const byte of randomBytes(RANDOM_CHARACTERS)) chance += ALPHABET[byte & 31];
  return `${prefix}_${time}${chance}`;
}
