import { type Column, DataTable } from "@/components/tables/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import type { HistoryRow } from "@/lib/contract/history";
import { formatNumber } from "@/lib/format/format-count";
import { shortenHash } from "@/lib/format/shorten-hash";
import { EntryActor } from "./entry-actor";
import { ShownSentence } from "./shown-sentence";

const COLUMNS: readonly Column<HistoryRow>[] = [
  {
    key: "entry",
    header: "Entry",
    rowHeader: true,
    className: "whitespace-nowrap",
    cell: ({ seq, chainName }) => (
      <>
        #{formatNumber(seq)} <span className="block max-w-40 truncate text-meta font-normal text-muted">{chainName}</span>
      </>
    ),
  },
  { key: "what", header: "What happened", className: "w-full min-w-64", cell: ({ sentence }) => <ShownSentence sentence={sentence} /> },
  { key: "who", header: "Who", className: "whitespace-nowrap", cell: ({ actor }) => <EntryActor actor={actor} /> },
  { key: "when", header: "When", className: "min-w-56", cell: ({ at }) => <Time iso={at} seconds /> },
  { key: "hash", header: "Hash", hideBelow: "wide", cell: ({ leaf }) => <code className="text-table whitespace-nowrap text-muted">{shortenHash(leaf)}</code> },
];

/** Entries, newest first. */
export function HistoryTable({ rows, anythingYet, clearHref }: { rows: readonly HistoryRow[]; anythingYet: boolean; clearHref: string }) {
  return (
    <DataTable
      caption="History, newest first"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ entryId }) => entryId}
      rowHref={({ entryId }) => `/history/${entryId}`}
      empty={
        anythingYet ? (
          <EmptyState title="No entry matches these filters" action={<LinkButton href={clearHref}>Show all of history</LinkButton>}>
            Nothing was hidden or removed: history can't lose entries.
          </EmptyState>
        ) : (
          <EmptyState title="Nothing has happened yet">The first thing anybody does here, or any agent asks, will be entry #1.</EmptyState>
        )
      }
    />
  );
}
