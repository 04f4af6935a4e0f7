import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Description = { term: ReactNode; detail: ReactNode; key?: string };

/** Terms and their details, side by side where there is room. */
export function DescriptionList({ items, className }: { items: readonly Description[]; className?: string }) {
  return (
    <dl className={classNames("grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[minmax(7rem,max-content)_1fr] sm:gap-y-2", className)}>
      {items.map(({ term, detail, key }, index) => (
        <div key={key ?? (typeof term === "string" ? term : index)} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd className="mb-2 min-w-0 sm:mb-0">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
