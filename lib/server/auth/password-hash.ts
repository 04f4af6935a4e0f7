import "server-only";
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

// 32 MB and about a tenth of a second for each guess; the throttle in front does the rest.
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const MAX_MEMORY = 128 * 1024 * 1024;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** `scrypt:N:r:p:salt:hash`, so that the cost can grow without locking anybody out. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), hash.toString("base64url")].join(":");
}

/** Takes as long for nobody (`null`) as for somebody, so that time doesn't tell who is a member. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const known = readHash(stored);
  const hash = await derive(password, known?.salt ?? NOBODY, known?.cost ?? COST);
  return known !== null && timingSafeEqual(hash, known.hash);
}

const NOBODY = Buffer.alloc(SALT_BYTES);

function readHash(stored: string | null): { cost: ScryptOptions; salt: Buffer; hash: Buffer } | null {
  const [scheme, N, r, p, salt, hash] = stored?.split(":") ?? [];
  if (scheme !== "scrypt" || salt === undefined || hash === undefined) return null;
  const bytes = Buffer.from(hash, "base64url");
  return bytes.length === HASH_BYTES ? { cost: { N: Number(N), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, "base64url"), hash: bytes } : null;
}

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same password typed on two keyboards can be two texts.
    scrypt(password.normalize("NFKC"), salt, HASH_BYTES, { ...cost, maxmem: MAX_MEMORY }, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}
