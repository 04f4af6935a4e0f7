"use client";
import { useState } from "react";
import { formatCount } from "@/lib/format/format-count";
import { truncateMiddle } from "@/lib/format/truncate-middle";
import { classNames } from "../ui/class-names";
import { RevealedText } from "./revealed-text";

type DecodedValueProps = {
  value: string;
  /** Longer values keep their beginning and end until expanded. */
  limit?: number;
  className?: string;
};

/** One value as the gateway decoded it: unable to rearrange what is around it, and hiding nothing. */
export function DecodedValue({ value, limit = 160, className }: DecodedValueProps) {
  const [expanded, setExpanded] = useState(false);
  if (value === "") return <span className="text-muted">empty</span>;
  const { head, tail, hidden } = truncateMiddle(value, limit);
  const look = classNames("font-mono text-table break-words whitespace-pre-wrap [unicode-bidi:isolate]", className);
  return (
    <>
      <bdi dir="auto" className={look}>
        <RevealedText text={expanded ? value : head} />
      </bdi>
      {hidden > 0 ? (
        <button
          type="button"
          aria-expanded={expanded}
          onClick={() => setExpanded(!expanded)}
          className="mx-1 inline-flex min-h-6 items-center rounded-control border border-border-strong bg-surface-2 px-1.5 text-meta"
        >
          {expanded ? "Show less" : `… ${formatCount(hidden, "character")} …`}
        </button>
      ) : null}
      {hidden > 0 && !expanded ? (
        <bdi dir="auto" className={look}>
          <RevealedText text={tail} />
        </bdi>
      ) : null}
    </>
  );
}
