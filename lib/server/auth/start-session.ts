import "server-only";
import { cookies } from "next/headers";
import type { Instant } from "@/lib/core/time";
import { SECOND } from "@/lib/core/time";
import { SESSION_IDLE, type SessionClaims, sealSession, sessionCookie } from "./session";

/** Only where a cookie can be set: in server actions and route handlers. */
export async function startSession(claims: SessionClaims, at: Instant): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await sealSession(claims, at), { ...options, maxAge: SESSION_IDLE / SECOND });
}

export async function endSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
