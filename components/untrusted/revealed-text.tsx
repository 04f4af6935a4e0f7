import { nameCharacters, revealCharacters, type Segment } from "@/lib/format/reveal-characters";

const LABELS = {
  control: "control character",
  invisible: "invisible character",
  direction: "text direction character",
  space: "unusual space",
} as const;

function Piece({ text, kind }: Segment) {
  if (kind === "text") return text;
  if (kind === "lookalike")
    return (
      <span title="This word mixes alphabets">
        <span className="underline decoration-wavy">{text}</span>
        <span className="sr-only"> (mixes alphabets)</span>
      </span>
    );
  return (
    <span dir="ltr" title={LABELS[kind]} className="rounded-[3px] border border-border-strong px-0.5 font-mono text-meta text-text [unicode-bidi:isolate]">
      <span className="sr-only">{LABELS[kind]} </span>
      {nameCharacters(text)}
    </span>
  );
}

/** Text with what it hides drawn as marks. Plain text nodes only: nothing in it is ever read as markup. */
export function RevealedText({ text }: { text: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no identity but their place.
  return revealCharacters(text).map((segment, index) => <Piece key={index} {...segment} />);
}
