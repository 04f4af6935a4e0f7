import { LinkButton } from "../ui/link-button";

type PaginationProps = {
  /** What is paged, for those who listen: "Entries". */
  label: string;
  /** Where one is: "1–50 of 1,204", "50 entries from #1291". */
  summary: string;
  previousHref?: string | null;
  nextHref?: string | null;
};

/** Back and forth through a list whose place is in the address. */
export function Pagination({ label, summary, previousHref, nextHref }: PaginationProps) {
  return (
    <nav aria-label={`Pages of ${label}`} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
      <p className="text-table text-muted tabular-nums">{summary}</p>
      <div className="flex gap-2">
        {previousHref ? (
          <LinkButton href={previousHref} size="small" rel="prev">
            Previous
          </LinkButton>
        ) : null}
        {nextHref ? (
          <LinkButton href={nextHref} size="small" rel="next">
            Next
          </LinkButton>
        ) : null}
      </div>
    </nav>
  );
}
