import type { ReactNode } from "react";

/** The one row of a table without rows: why, and what next. An `EmptyState` fits in it. */
export function EmptyRow({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <tr>
      <td colSpan={columns} className="text-left">
        {typeof children === "string" ? <p className="px-4 py-6 text-muted">{children}</p> : children}
      </td>
    </tr>
  );
}
