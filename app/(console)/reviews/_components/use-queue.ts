"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useAnnounce } from "@/components/shell/announcer";
import { reviewQueries, reviewSearch } from "@/lib/client/reviews";
import type { ReviewFilter, ReviewListRow } from "@/lib/contract/reviews";
import { formatCount } from "@/lib/format/format-count";
import { shownRows } from "./shown-rows";
import { useAddress } from "./use-address";

const NEIGHBOURS = 2;

/** The row that is to take the focus, because somebody moved there by key. */
export type FocusWish = { id: string };

const idsOf = (rows: readonly ReviewListRow[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));

/** The rows of a queue and the one that is selected: kept in the address, and kept still under the hands of whoever works here. */
export function useQueue(filter: ReviewFilter, initiallySelected: string | null, working: boolean) {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const [selected, setSelected] = useState(initiallySelected);
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const [lastSeen, setLastSeen] = useState<ReviewListRow | null>(null);
  const [focus, setFocus] = useState<FocusWish | null>(null);
  // What nobody chose, because it simply comes first, stays out of the address.
  useAddress(working ? reviewSearch(filter, selected) : null);

  const list = useQuery(reviewQueries.list(filter));
  const page = list.data;
  const fetched = page?.rows ?? [];
  const listed = fetched.find(({ id }) => id === selected) ?? null;
  if (listed && listed !== lastSeen) setLastSeen(listed);
  if (working && known === null && page) setKnown(idsOf(fetched));
  const active = listed ?? (lastSeen?.id === selected ? lastSeen : null);
  const { rows, waiting } = shownRows(fetched, working ? known : null, active);
  const at = rows.findIndex(({ id }) => id === selected);

  // What comes next is read before it is asked for, so that a key finds it there.
  const neighbours = rows
    .slice(Math.max(0, at - 1), at + 1 + NEIGHBOURS)
    .map(({ id }) => id)
    .join(" ");
  useEffect(() => {
    for (const id of neighbours.split(" ")) if (id) void queryClient.prefetchQuery(reviewQueries.detail(id));
  }, [neighbours, queryClient]);

  const count = page?.openCount ?? 0;
  const counted = useRef(count);
  useEffect(() => {
    if (count > counted.current) announce(`${formatCount(count - counted.current, "new item")} in the queue`, { key: "queue" });
    counted.current = count;
  }, [count, announce]);

  function select(id: string, wanted: "row" | "none") {
    // A new wish each time, so that asking for the same row again takes the focus back to it.
    setFocus(wanted === "row" ? { id } : null);
    setSelected(id);
  }

  function move(by: number | "first" | "last") {
    const to = by === "first" ? 0 : by === "last" ? rows.length - 1 : Math.min(rows.length - 1, Math.max(0, at + by));
    const row = rows[to];
    if (row) select(row.id, "row");
  }

  /** The open item after this one, or the last before it. */
  function nextOpen(id: string): string | null {
    const from = rows.findIndex((row) => row.id === id);
    const isOpen = ({ status }: ReviewListRow) => status === "open";
    return (rows.slice(from + 1).find(isOpen) ?? rows.slice(0, Math.max(0, from)).findLast(isOpen))?.id ?? null;
  }

  const showNew = () => setKnown(idsOf(fetched));
  return { list, page, rows, waiting, selected, active, focus, select, move, nextOpen, showNew };
}
