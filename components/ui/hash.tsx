import { shortenHash } from "@/lib/format/shorten-hash";
import { CopyButton } from "./copy-button";

/** A digest or id: short, with the whole of it to copy; `full` shows all of it. */
export function Hash({ value, full = false, copy = true, label = "Copy digest" }: { value: string; full?: boolean; copy?: boolean; label?: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-0.5 align-middle">
      <code className={full ? "min-w-0 text-table break-all" : "text-table whitespace-nowrap"} title={full ? undefined : value}>
        {full ? value : shortenHash(value)}
      </code>
      {copy ? <CopyButton value={value} label={label} iconOnly /> : null}
    </span>
  );
}
