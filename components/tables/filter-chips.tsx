import Link from "next/link";
import type { ReactNode } from "react";
import { formatNumber } from "@/lib/format/format-count";
import { CheckIcon } from "../ui/icons";

export type FilterChip = {
  label: ReactNode /** The address with this filter put on, or taken off where it is on. */;
  href: string;
  active: boolean;
  count?: number;
};

/** Filters that are in the address, so that a link opens the same rows. */
export function FilterChips({ label, chips, clearHref }: { label: string; chips: readonly FilterChip[]; clearHref?: string }) {
  const anyActive = chips.some(({ active }) => active);
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap items-center gap-1.5">
        {chips.map(({ label: name, href, active, count }) => (
          <li key={href}>
            <Link
              href={href}
              scroll={false}
              aria-current={active ? "true" : undefined}
              className="inline-flex min-h-7 items-center gap-1 rounded-full border border-border-strong bg-surface px-2.5 text-table text-text no-underline hover:bg-surface-2 aria-[current=true]:border-accent aria-[current=true]:bg-selected aria-[current=true]:font-semibold"
            >
              {active ? <CheckIcon className="size-3.5" /> : null}
              {name}
              {count === undefined ? null : <span className="text-muted tabular-nums">{formatNumber(count)}</span>}
            </Link>
          </li>
        ))}
        {anyActive && clearHref ? (
          <li>
            <Link href={clearHref} scroll={false} className="inline-flex min-h-7 items-center px-2 text-table text-accent underline underline-offset-2">
              Clear filters
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
