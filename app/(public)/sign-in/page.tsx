import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EnvBanner } from "@/components/shell/env-banner";
import { firstParam, type SearchParams } from "@/components/tables/url-params";
import { Notice } from "@/components/ui/notice";
import { pathWithin } from "@/lib/server/auth/path-within";
import { signedInActor } from "@/lib/server/auth/signed-in-actor";
import { loadEnvironment } from "@/lib/server/settings/environment";
import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const callbackUrl = pathWithin(firstParam(params, "callbackUrl"));
  if (await signedInActor()) redirect(callbackUrl);
  const { organisation, ...environment } = await loadEnvironment();
  return (
    <div className="flex min-h-dvh flex-col">
      <header>
        <EnvBanner {...environment} />
      </header>
      <main className="mx-auto flex w-full max-w-[24rem] grow flex-col justify-center gap-4 px-4 py-8">
        <header>
          <p className="text-muted">
            <b className="text-text">Lanekeeper</b> <span aria-hidden>/</span> {organisation}
          </p>
          <h1 className="text-title">Sign in</h1>
        </header>
        {firstParam(params, "ended") ? <Notice>Your session ended. Sign in, and you are back where you were.</Notice> : null}
        <SignInForm callbackUrl={callbackUrl} />
        <p className="text-muted">Forgotten the password? An admin sets a new one under Settings, Members.</p>
      </main>
    </div>
  );
}
