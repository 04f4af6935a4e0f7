import type { ReactNode } from "react";
import { UserMenu } from "@/components/shell/user-menu";
import { formatList } from "@/lib/format/format-count";
import { SESSION_IDLE, sessionEnds } from "@/lib/server/auth/session";
import { requireActor, sessionClaims } from "@/lib/server/auth/signed-in-actor";
import { countOpenReviews } from "@/lib/server/reviews/reads";
import { loadEnvironment } from "@/lib/server/settings/environment";
import { signOut } from "../(public)/sign-in/actions";
import { ConsoleFrame } from "./_components/console-frame";
import { KeepSession } from "./_components/keep-session";
import { ROLE_NAMES } from "./_components/role-names";

/** Resolves who is signed in, once, for every page of the console. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [claims, openReviews, { organisation, ...environment }] = await Promise.all([sessionClaims(), countOpenReviews(actor), loadEnvironment()]);
  const links = [
    { label: "Your account", href: "/settings/account" },
    ...(environment.sample ? [{ label: "Start empty", href: "/settings/organisation" }] : []),
  ];
  return (
    <ConsoleFrame
      openReviews={openReviews}
      environment={environment}
      organisation={organisation}
      now={new Date().toISOString()}
      user={<UserMenu name={actor.name} roles={formatList(actor.roles.map((role) => ROLE_NAMES[role]))} links={links} signOut={signOut} />}
    >
      {claims ? <KeepSession idleMs={SESSION_IDLE} endsInMs={sessionEnds(claims) - Date.now()} /> : null}
      {children}
    </ConsoleFrame>
  );
}
