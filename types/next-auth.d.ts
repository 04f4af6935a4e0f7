import type { SessionClaims } from "@/lib/server/auth/session";

declare module "next-auth" {
  interface Session {
    claims: SessionClaims | null;
  }
  interface User {
    claims: SessionClaims;
  }
}

declare module "next-auth/jwt" {
  interface JWT extends Partial<SessionClaims> {}
}
