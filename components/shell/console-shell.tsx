import Link from "next/link";
import type { ReactNode } from "react";
import { DisplayMenu } from "./display-menu";
import { EnvBanner, type Environment } from "./env-banner";
import { LiveIndicator } from "./live-indicator";
import { type NavEntry, Rail } from "./navigation";
import { NavigationSheet } from "./navigation-sheet";
import { Providers } from "./providers";
import { ShortcutSheet } from "./shortcut-sheet";

type ConsoleShellProps = {
  /** Only what exists: an entry that leads nowhere isn't shown. */
  entries: readonly NavEntry[];
  environment: Environment;
  organisation: string;
  /** The user menu. */
  user: ReactNode;
  /** When the server drew this, ISO 8601. */
  now: string;
  eventsUrl?: string | null;
  children: ReactNode;
};

/** Around every page of the console: where one is, where one can go, whether what is shown is live. */
export function ConsoleShell({ entries, environment, organisation, user, now, eventsUrl, children }: ConsoleShellProps) {
  return (
    <Providers now={now} eventsUrl={eventsUrl}>
      <div data-shell className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only rounded-control bg-surface px-3 py-2 font-semibold text-accent focus:not-sr-only focus:fixed focus:top-1 focus:left-1 focus:z-toast"
        >
          Skip to the page
        </a>
        <header className="sticky top-0 z-bar bg-surface">
          <EnvBanner {...environment} />
          <div className="flex h-bar items-center gap-2 border-b border-border px-2 sm:px-4">
            <NavigationSheet entries={entries} />
            <Link href="/" className="flex min-h-8 min-w-0 items-center gap-2 rounded-control px-1 text-text no-underline">
              <b className="max-md:sr-only">Lanekeeper</b>
              <span aria-hidden className="text-border-strong max-md:hidden">
                /
              </span>
              <span className="min-w-0 truncate">{organisation}</span>
            </Link>
            <div className="ml-auto flex shrink-0 items-center gap-0.5">
              {eventsUrl === null ? null : <LiveIndicator />}
              <DisplayMenu />
              <ShortcutSheet />
              {user}
            </div>
          </div>
        </header>
        <div className="flex min-h-0 grow">
          <Rail entries={entries} />
          <main id="main" tabIndex={-1} className="min-w-0 grow overflow-x-clip p-4 outline-none shell:px-6">
            <div className="mx-auto max-w-page">{children}</div>
          </main>
        </div>
      </div>
    </Providers>
  );
}
