import { LaneBadge } from "@/components/lanes/lane-badge";
import { TextLink } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import { RevealedText } from "@/components/untrusted/revealed-text";
import type { ShownPart } from "@/lib/contract/history";

const CLAUSE = /\b([A-Z]{1,4}-\d{1,4})\b/;

/** Text whose clause keys stay on one line. */
const Unbroken = ({ text }: { text: string }) =>
  text.split(CLAUSE).map((piece, index) =>
    CLAUSE.test(piece) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no identity but their place.
      <span key={index} className="whitespace-nowrap">
        {piece}
      </span>
    ) : (
      piece
    ),
  );

function Part({ part }: { part: ShownPart }) {
  switch (part.kind) {
    case "text":
      return <Unbroken text={part.text} />;
    case "lane":
      return <LaneBadge lane={part.lane} size="small" />;
    case "time":
      return <Time iso={part.at} show="absolute" />;
    case "claimed":
      return (
        <q className="[quotes:'“'_'”'] [unicode-bidi:isolate]" title="As the agent or its source wrote it">
          <RevealedText text={part.text} />
        </q>
      );
    case "name":
      return part.href ? <TextLink href={part.href}>{part.text}</TextLink> : <b>{part.text}</b>;
  }
}

/** An entry in a sentence: names as links, lanes as badges, what somebody else wrote in quotes. */
export function ShownSentence({ sentence }: { sentence: readonly ShownPart[] }) {
  return (
    <span className="break-words">
      {sentence.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence have no identity but their place.
        <Part key={index} part={part} />
      ))}
    </span>
  );
}
