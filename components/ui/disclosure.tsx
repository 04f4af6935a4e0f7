import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { ChevronRightIcon } from "./icons";

/** Something that opens in place. Native, so that it works before any script does. */
export function Disclosure({ summary, children, className, ...rest }: Omit<ComponentProps<"details">, "summary"> & { summary: ReactNode }) {
  return (
    <details {...rest} className={classNames("group/disclosure", className)}>
      <summary className="inline-flex min-h-6 max-w-full list-none items-center gap-1 rounded-control font-semibold select-none [&::-webkit-details-marker]:hidden">
        <ChevronRightIcon className="size-4 group-open/disclosure:rotate-90" />
        {summary}
      </summary>
      <div className="pt-2 pl-5">{children}</div>
    </details>
  );
}
