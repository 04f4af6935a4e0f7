import { classNames } from "./class-names";

/** A grey block in the shape of what is coming; `className` gives it the size. Appears after 150 ms. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <div aria-hidden className={classNames("appear-late rounded-control bg-surface-2", className)} />;
}

/** Says that something is loading, once, and holds its skeletons. */
export function Loading({ label, children, className }: { label: string; children: React.ReactNode; className?: string }) {
  return (
    <div aria-busy="true" className={className}>
      <span role="status" className="sr-only">
        {label}
      </span>
      {children}
    </div>
  );
}

/** Rows of a table still to come, in the density that the table will have. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  return (
    <div className="appear-late divide-y divide-border" aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical blocks have no other identity.
        <div key={index} className="flex h-row items-center gap-4 px-4">
          <div className="h-3 w-1/4 rounded-control bg-surface-2" />
          <div className="h-3 w-1/6 rounded-control bg-surface-2" />
          <div className="h-3 grow rounded-control bg-surface-2" />
        </div>
      ))}
    </div>
  );
}
