import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "../ui/class-names";
import { ScrollRegion } from "../ui/scroll-region";
import { EmptyRow } from "./empty-row";
import { type SortDirection, SortHeader } from "./sort-header";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers, amounts and counts. */
  align?: "start" | "end";
  /** The column that names the row, and carries its link. The first one, unless another says so. */
  rowHeader?: boolean;
  sortable?: boolean;
  /** Left out where there is little room. */
  hideBelow?: "md" | "shell" | "wide";
  /** Classes for width or wrapping: `w-32`, `whitespace-nowrap`. */
  className?: string;
};

export type Sorting = { key: string; direction: SortDirection; href: (key: string, direction: SortDirection) => string };

type DataTableProps<Row> = {
  /** What the table holds; read out first, and drawn where `captionShown`. */
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads; all of it can be pressed, and its header holds the link. */
  rowHref?: (row: Row) => string;
  isSelected?: (row: Row) => boolean;
  sorting?: Sorting;
  /** Why there is nothing, and the next step. */
  empty: ReactNode;
};

const HIDDEN = { md: "max-md:hidden", shell: "max-shell:hidden", wide: "max-wide:hidden" } as const;

function headOf<Row>(column: Column<Row>, sorting: Sorting | undefined) {
  const { key, header, align, sortable, hideBelow, className } = column;
  const direction = sorting?.key === key ? sorting.direction : null;
  return (
    <th
      key={key}
      scope="col"
      {...(direction ? { "aria-sort": direction === "asc" ? ("ascending" as const) : ("descending" as const) } : null)}
      className={classNames(
        "sticky top-shell z-1 h-row border-b border-border-strong bg-surface px-cell py-1 text-table first:pl-4 last:pr-4 whitespace-nowrap text-muted max-shell:static",
        align === "end" ? "text-right" : "text-left",
        hideBelow && HIDDEN[hideBelow],
        className,
      )}
    >
      {sorting && sortable ? <SortHeader label={header} direction={direction} href={sorting.href(key, direction === "asc" ? "desc" : "asc")} /> : header}
    </th>
  );
}

function cellOf<Row>(column: Column<Row>, row: Row, names: boolean, href: string | undefined) {
  const { key, cell, align, hideBelow, className } = column;
  const look = classNames(
    "h-row border-b border-border px-cell py-1 align-middle first:pl-4 last:pr-4",
    align === "end" ? "text-right tabular-nums" : "text-left",
    hideBelow && HIDDEN[hideBelow],
    className,
  );
  if (!names)
    return (
      <td key={key} className={classNames(look, "[&_:is(a,button,input,select,summary)]:relative [&_:is(a,button,input,select,summary)]:z-1")}>
        {cell(row)}
      </td>
    );
  return (
    <th key={key} scope="row" className={classNames(look, "font-semibold")}>
      {href === undefined ? (
        cell(row)
      ) : (
        <Link
          href={href}
          className="text-text no-underline after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {cell(row)}
        </Link>
      )}
    </th>
  );
}

/** Rows and columns, as a table is: its header stays in view, its numbers align, and on a narrow screen it scrolls by itself. */
export function DataTable<Row>({ caption, captionShown = false, columns, rows, rowKey, rowHref, isSelected, sorting, empty }: DataTableProps<Row>) {
  const naming = columns.find(({ rowHeader }) => rowHeader) ?? columns[0];
  return (
    <ScrollRegion label={caption} className="max-shell:overflow-x-auto">
      <table className="w-full border-separate max-shell:min-w-[44rem] border-spacing-0 in-data-[density=compact]:text-table">
        <caption className={captionShown ? "px-cell py-2 text-left font-semibold" : "sr-only"}>{caption}</caption>
        <thead>
          <tr>{columns.map((column) => headOf(column, sorting))}</tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const href = rowHref?.(row);
            const selected = isSelected?.(row) ?? false;
            return (
              <tr
                key={rowKey(row)}
                {...(selected ? { "aria-current": true as const } : null)}
                className={classNames("relative", selected ? "bg-selected" : href !== undefined && "hover:bg-surface-2")}
              >
                {columns.map((column) => cellOf(column, row, column === naming, href))}
              </tr>
            );
          })}
          {rows.length === 0 ? <EmptyRow columns={columns.length}>{empty}</EmptyRow> : null}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
