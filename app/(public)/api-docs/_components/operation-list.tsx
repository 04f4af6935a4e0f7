import type { ListedOperation } from "../page";

/** The operations of one kind, as links into the page. */
export function OperationList({ group: { name, operations } }: { group: { name: string; operations: readonly ListedOperation[] } }) {
  return (
    <div className="mb-3">
      <p className="text-meta text-muted first-letter:uppercase">{name}</p>
      <ul>
        {operations.map(({ method, path, operation }) => (
          <li key={operation.operationId}>
            <a href={`#${operation.operationId}`} className="flex min-h-6 items-baseline gap-2 py-0.5 text-table text-text no-underline hover:underline">
              <span className="w-11 shrink-0 text-meta text-muted">{method}</span>
              <span className="min-w-0 break-words">{path.replace("/api/v1", "")}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
