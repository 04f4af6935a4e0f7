import Link from "next/link";
import type { ReactNode } from "react";
import { SortDownIcon, SortIcon, SortUpIcon } from "../ui/icons";

export type SortDirection = "asc" | "desc";

/** A column's name that sorts by it; the `<th>` around carries `aria-sort`. */
export function SortHeader({ label, direction, href }: { label: ReactNode; direction: SortDirection | null; href: string }) {
  const Icon = direction === "asc" ? SortUpIcon : direction === "desc" ? SortDownIcon : SortIcon;
  return (
    <Link href={href} scroll={false} className="inline-flex min-h-6 items-center gap-1 text-inherit no-underline hover:text-text hover:underline">
      {label}
      <Icon className={direction ? "size-3.5 text-text" : "size-3.5 opacity-60"} />
    </Link>
  );
}
