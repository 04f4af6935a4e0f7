import "server-only";
import type { MemberId } from "@/lib/core/ids";
import { ok, type Result, refuse } from "@/lib/core/result";
import type { Instant } from "@/lib/core/time";
import { pool } from "../db/pool";
import { passwordMatches } from "./password-hash";
import type { SessionClaims } from "./session";
import { signInThrottle } from "./sign-in-throttle";

export type Credentials = { email: string; password: string /** Where the try comes from: a network address. */; place: string };

const LONGEST_PASSWORD = 1_000;

/** One answer for an unknown address, a wrong password and a disabled member, after the same time. */
export async function checkCredentials(given: Credentials, at: Instant): Promise<Result<SessionClaims, "sign_in_refused" | "sign_in_throttled">> {
  // The database can't be asked for a NUL, and nobody's address has one.
  const email = given.email.trim().toLowerCase().replaceAll("\0", "");
  if (signInThrottle.take(email, given.place, at) > 0) return refuse("sign_in_throttled");
  const { rows } = await pool.query<{ id: MemberId; password_hash: string | null; session_version: number; disabled: boolean }>(
    "select id, password_hash, session_version, disabled_at is not null as disabled from member where email = $1",
    [email],
  );
  const [member] = rows;
  const matches = await passwordMatches(given.password.slice(0, LONGEST_PASSWORD), member?.password_hash ?? null);
  if (!member || !matches || member.disabled) return refuse("sign_in_refused");
  signInThrottle.succeeded(email, given.place);
  return ok({ memberId: member.id, sessionVersion: member.session_version, signedInAt: at });
}
