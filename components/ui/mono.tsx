import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A name or value from a machine, within a sentence. */
export function Mono({ children, className }: { children: ReactNode; className?: string }) {
  return <code className={classNames("rounded-[3px] bg-surface-2 px-1 text-table break-words", className)}>{children}</code>;
}

/** Code or data over several lines; scrolls sideways and can be reached by keyboard. `label` names it. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <pre role="region" aria-label={label} tabIndex={0} className="max-h-96 overflow-auto rounded-panel border border-border bg-surface-2 p-3 font-mono text-table">
      <code>{children}</code>
    </pre>
  );
}
