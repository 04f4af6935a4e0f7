import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { SECOND } from "@/lib/core/time";
import { checkCredentials } from "./check-credentials";
import { placeOf } from "./place-of";
import { readClaims, SESSION_IDLE, sealSession, sessionCookie } from "./session";

/** Made when asked for: the address and the secret are known once the process has started, not while it is built. */
export const authOptions = (): NextAuthOptions => ({
  providers: [
    CredentialsProvider({
      name: "Password",
      credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
      async authorize(credentials, request) {
        if (!credentials) return null;
        const answer = await checkCredentials({ ...credentials, place: placeOf((name) => request.headers?.[name]) }, Date.now());
        return answer.ok ? { id: answer.value.memberId, claims: answer.value } : null;
      },
    }),
  ],
  session: { strategy: "jwt", maxAge: SESSION_IDLE / SECOND },
  jwt: { encode: ({ token }) => sealSession(token ?? {}, Date.now()) },
  cookies: { sessionToken: sessionCookie() },
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
  callbacks: {
    jwt: ({ token, user }) => (user ? { ...user.claims } : token),
    session: ({ session, token }) => ({ expires: session.expires, claims: readClaims(token) }),
  },
  logger: {
    // A session that has ended is no failure of ours; the person signs in again.
    error: (code, metadata) => (code === "JWT_SESSION_ERROR" ? undefined : console.error(`Sign-in: ${code}`, metadata)),
    warn: () => {},
  },
});
