import type { FieldRow } from "@/lib/server/api/field-rows";

/** Fields of a body or an answer, readable on a narrow screen too. */
export function FieldList({ label, rows }: { label: string; rows: readonly FieldRow[] }) {
  if (rows.length === 0) return <p className="text-muted">{label}: any JSON.</p>;
  return (
    <div>
      <p className="mb-1 font-semibold">{label}</p>
      <ul className="divide-y divide-border rounded-panel border border-border">
        {rows.map(({ path, type, required, description }) => (
          <li key={path} className="flex flex-wrap items-baseline gap-x-3 px-3 py-1.5 text-table">
            <code className="min-w-0 break-all font-semibold">{path}</code>
            <span className="min-w-0 break-words text-muted">{type}</span>
            {required ? <span>needed</span> : null}
            {description === "" ? null : <span className="w-full max-w-prose">{description.replaceAll("`", "")}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
