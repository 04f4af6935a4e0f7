import { type Column, DataTable } from "@/components/tables/data-table";
import type { FieldRow } from "@/lib/server/api/field-rows";

const COLUMNS: readonly Column<FieldRow>[] = [
  { key: "path", header: "Field", className: "whitespace-nowrap", cell: ({ path }) => <code className="text-table">{path}</code> },
  { key: "type", header: "Kind", cell: ({ type }) => <span className="text-table">{type}</span> },
  { key: "required", header: "Needed", cell: ({ required }) => (required ? "Yes" : <span className="text-muted">No</span>) },
  { key: "description", header: "What it is", cell: ({ description }) => <span className="text-table text-muted">{description.replaceAll("`", "")}</span> },
];

/** Fields of a body or an answer. */
export function FieldTable({ caption, shown, rows }: { caption: string; shown?: string; rows: readonly FieldRow[] }) {
  const columns = rows.some(({ description }) => description !== "") ? COLUMNS : COLUMNS.filter(({ key }) => key !== "description");
  return (
    <div>
      {shown ? <p className="mb-1 font-semibold">{shown}</p> : null}
      <div className="rounded-panel border border-border">
        <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ path }) => path} empty="Any JSON." />
      </div>
    </div>
  );
}
