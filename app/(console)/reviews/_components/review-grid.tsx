"use client";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { reviewSearch } from "@/lib/client/reviews";
import type { ReviewFilter, ReviewListRow } from "@/lib/contract/reviews";
import { ReviewRowLine } from "./review-row-line";
import type { FocusWish } from "./use-queue";
import { SPLIT } from "./use-wide";

const ROW_HEIGHT = 60;
/** A table that is worked in by keys: ARIA allows the role on a table, whose rows and cells then are the grid's. */
const GRID = { role: "grid" } as const;

type ReviewGridProps = {
  rows: readonly ReviewListRow[];
  filter: ReviewFilter;
  selected: string | null;
  sending: ReadonlySet<string>;
  focus: FocusWish | null;
  onSelect: (id: string) => void;
  /** By Enter: the item itself is wanted. */
  onEnter: (id: string) => void;
};

/** The queue: one tab stop, the focus roves over its rows, and only the rows in view are drawn. */
export function ReviewGrid({ rows, filter, selected, sending, focus, onSelect, onEnter }: ReviewGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const active = Math.max(
    0,
    rows.findIndex(({ id }) => id === selected),
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    // The one tab stop is always there, wherever the list has been scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(rows.length > 0 ? [active] : [])])].sort((a, b) => a - b),
    initialRect: { width: 600, height: 900 },
  });

  // An address may name an item far down; it is brought into view once.
  const first = useRef(active);
  useEffect(() => {
    if (first.current > 0) virtualizer.scrollToIndex(first.current, { align: "center" });
  }, [virtualizer]);

  const fulfilled = useRef<FocusWish | null>(null);
  useEffect(() => {
    if (focus === null || focus === fulfilled.current || focus.id !== rows[active]?.id) return;
    virtualizer.scrollToIndex(active);
    const frame = requestAnimationFrame(() => {
      const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"] a`);
      if (!link) return;
      link.focus({ preventScroll: true });
      fulfilled.current = focus;
    });
    return () => cancelAnimationFrame(frame);
  });

  function press(event: MouseEvent, id: string) {
    // Without room for the item beside the list, the link leads to its page.
    if (event.metaKey || event.ctrlKey || event.shiftKey || !window.matchMedia(SPLIT).matches) return;
    event.preventDefault();
    // A press without a pointer was Enter.
    if (event.detail === 0) onEnter(id);
    else onSelect(id);
  }

  return (
    <div ref={scroller} className="min-h-0 grow overflow-y-auto max-split:overflow-visible">
      <table
        {...GRID}
        aria-label={filter.status === "open" ? "Items waiting for an answer" : "Items that were answered"}
        aria-rowcount={rows.length}
        className="relative block w-full"
        style={{ height: virtualizer.getTotalSize() }}
      >
        <tbody className="block">
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <tr
                key={key}
                data-index={index}
                data-review={row.id}
                aria-rowindex={index + 1}
                aria-selected={row.id === selected}
                style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
                className={classNames(
                  "absolute inset-x-0 top-0 grid cursor-pointer grid-cols-[6.5rem_4.5rem_minmax(0,1fr)] content-center sm:grid-cols-[6.5rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 border-b border-border px-4",
                  row.id === selected ? "split:bg-selected" : "hover:bg-surface-2",
                  row.status !== "open" && filter.status === "open" && "text-muted",
                )}
              >
                <ReviewRowLine
                  row={row}
                  sending={sending.has(row.id)}
                  href={`/reviews/${row.id}${reviewSearch(filter)}`}
                  focusable={index === active}
                  onPress={(event) => press(event, row.id)}
                />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
