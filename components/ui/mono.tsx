import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { ScrollRegion } from "./scroll-region";

/** A name or value from a machine, within a sentence. */
export function Mono({ children, className }: { children: ReactNode; className?: string }) {
  return <code className={classNames("rounded-[3px] bg-surface-2 px-1 text-table break-words", className)}>{children}</code>;
}

/** Code or data over several lines; scrolls and can be reached by keyboard. `label` names it. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <ScrollRegion label={label} className="max-h-96 overflow-auto rounded-panel border border-border bg-surface-2">
      <pre className="w-max min-w-full p-3 font-mono text-table">{children}</pre>
    </ScrollRegion>
  );
}
