import Link from "next/link";
import type { ReactNode } from "react";
import { TAB, TAB_LIST } from "./tab-look";

export type TabLink = { href: string; label: ReactNode; current: boolean };

/** Tabs whose choice is in the address (`?t=evidence`), so that a link opens the same view. */
export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  return (
    <nav aria-label={label}>
      <ul className={TAB_LIST}>
        {links.map(({ href, label: name, current }) => (
          <li key={href} className="flex shrink-0">
            <Link href={href} aria-current={current ? "page" : undefined} className={TAB}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
