"use client";
import { useId, useState } from "react";
import { formatCount, formatList, formatSize } from "@/lib/format/format-count";
import { countHidden, hostsIn, revealCharacters } from "@/lib/format/reveal-characters";
import { byteLength, truncateMiddle } from "@/lib/format/truncate-middle";
import { Button } from "../ui/button";
import { Hash } from "../ui/hash";
import { ScrollRegion } from "../ui/scroll-region";
import { RevealedText } from "./revealed-text";

type UntrustedTextProps = {
  text: string;
  /** SHA-256 of the text as it was received. */
  digest?: string;
  label?: string;
  /** Longer texts lose their middle until expanded. */
  limit?: number;
  /** Told when the whole text has been shown: some decisions ask for it. */
  onExpand?: () => void;
};

/** What is worth knowing about a text before reading it. */
function warningsOf(text: string): string[] {
  const segments = revealCharacters(text);
  const hidden = countHidden(segments);
  const lookalikes = segments.filter(({ kind }) => kind === "lookalike").length;
  const hosts = hostsIn(text);
  return [
    ...(hidden > 0 ? [`${formatCount(hidden, "hidden character")}, shown as marks.`] : []),
    ...(lookalikes > 0 ? [`${formatCount(lookalikes, "word mixes", "words mix")} alphabets.`] : []),
    ...(hosts.length > 0
      ? [`Addresses are text here and can't be opened: ${formatList(hosts.slice(0, 5))}${hosts.length > 5 ? ` and ${hosts.length - 5} more` : ""}.`]
      : []),
  ];
}

/**
 * The only place where an agent's own words appear. Plain text in one size, muted, behind a dotted rule: it can look like
 * nothing else on the page, carries no links, and hides nothing.
 */
export function UntrustedText({ text, digest, label = "Written by the agent — unverified", limit = 2_000, onExpand }: UntrustedTextProps) {
  const [expanded, setExpanded] = useState(false);
  const bodyId = useId();
  const { head, tail, hidden } = truncateMiddle(text, limit);
  const cut = hidden > 0 && !expanded;

  function toggle() {
    setExpanded(!expanded);
    if (!expanded) onExpand?.();
  }

  return (
    <section aria-label={label} className="min-w-0 border-l-4 border-dotted border-border-strong pl-3">
      <p className="flex flex-wrap items-center gap-x-3 text-meta text-muted">
        <b>{label}</b>
        <span>{formatSize(byteLength(text))}</span>
        {digest ? <Hash value={digest} /> : null}
      </p>
      {warningsOf(text).map((warning) => (
        <p key={warning} className="text-meta font-semibold text-text">
          {warning}
        </p>
      ))}
      <ScrollRegion label={`${label}, text`} className="mt-1 max-h-80 overflow-auto [contain:content]">
        <div id={bodyId} dir="auto" className="text-table break-words whitespace-pre-wrap text-muted [unicode-bidi:isolate]">
          {text === "" ? "Nothing." : <RevealedText text={cut ? head : text} />}
          {cut ? (
            <>
              <span className="mx-1 rounded-[3px] border border-border-strong px-1 text-text" dir="ltr">
                {formatCount(hidden, "character")} left out here
              </span>
              <RevealedText text={tail} />
            </>
          ) : null}
        </div>
      </ScrollRegion>
      {hidden > 0 ? (
        <Button size="small" className="mt-2" aria-expanded={expanded} aria-controls={bodyId} onClick={toggle}>
          {expanded ? "Show the beginning and the end" : "Show all of it"}
        </Button>
      ) : null}
    </section>
  );
}
