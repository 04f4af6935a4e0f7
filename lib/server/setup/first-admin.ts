import "server-only";
import type { Role } from "@/lib/core/closed-lists";
import type { Instant } from "@/lib/core/time";
import { CLI } from "../auth/actor";
import { passwordMatches } from "../auth/password-hash";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { createMemberOperation } from "../members/operations";
import { type FirstSignIn, firstSignInFile, keepFirstSignIn, readFirstSignIn } from "./first-sign-in";

type Environment = { [name: string]: string | undefined };

/** Everything that one person needs to try the whole road alone. */
const ROLES: Role[] = ["admin", "operator", "product_owner", "trust_lead"];

/** Makes sure that somebody can sign in, and says how. */
export async function ensureFirstAdmin(dataDir: string, env: Environment = process.env, at: Instant = Date.now()): Promise<string[]> {
  const { rows } = await pool.query<{ count: number }>("select count(*)::int as count from member");
  const count = rows[0]?.count ?? 0;
  const chosen = chosenSignIn(env);
  if (count > 0) return chosen ? [] : remindOf(dataDir);
  const signIn = chosen ?? keepFirstSignIn(dataDir);
  const answer = await perform(createMemberOperation, CLI, { name: "Administrator", ...signIn, roles: ROLES }, at);
  // Another start made it a moment ago.
  if (!answer.ok && answer.refusal === "already_exists") return [];
  if (!answer.ok)
    return [
      `No administrator could be made. ${Object.entries(answer.fields ?? {})
        .map(wrongVariable)
        .join(" ")}`,
    ];
  return chosen
    ? [`Sign in as ${signIn.email} with the password in LANEKEEPER_ADMIN_PASSWORD.`]
    : [
        `Sign in as   ${signIn.email}`,
        `Password     ${signIn.password}`,
        `             It is shown this once, and kept in ${firstSignInFile(dataDir)}; change it under Settings.`,
      ];
}

function chosenSignIn({ LANEKEEPER_ADMIN_EMAIL: email, LANEKEEPER_ADMIN_PASSWORD: password }: Environment): FirstSignIn | null {
  return email && password ? { email, password } : null;
}

const wrongVariable = ([field, problem]: [string, string]): string => `LANEKEEPER_ADMIN_${field.toUpperCase()}: ${problem}`;

/** For as long as the first password is still the one. */
async function remindOf(dataDir: string): Promise<string[]> {
  const kept = readFirstSignIn(dataDir);
  if (!kept) return [];
  const { rows } = await pool.query<{ password_hash: string | null }>("select password_hash from member where email = $1 and disabled_at is null", [
    kept.email,
  ]);
  const stillOpens = rows[0] ? await passwordMatches(kept.password, rows[0].password_hash) : false;
  return stillOpens ? [`Sign in as ${kept.email} with the password in ${firstSignInFile(dataDir)}; change it under Settings.`] : [];
}
