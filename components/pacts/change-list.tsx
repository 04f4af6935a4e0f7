import type { Change, ChangeDirection } from "@/lib/core/pacts/change";
import { Badge, type Tone } from "../ui/badge";

const DIRECTIONS = {
  strengthens: { word: "strengthens", tone: "quiet" },
  weakens: { word: "weakens", tone: "caution" },
  changes: { word: "changes", tone: "neutral" },
} as const satisfies Record<ChangeDirection, { word: string; tone: Tone }>;

/** What one version says differently from another, in words. */
export function ChangeList({ changes, label }: { changes: readonly Change[]; label: string }) {
  if (changes.length === 0) return <p className="text-muted">Nothing changes in meaning.</p>;
  return (
    <ul aria-label={label} className="flex flex-col gap-1.5">
      {changes.map(({ path, sentence, direction }) => (
        <li key={`${path} ${sentence}`} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <Badge tone={DIRECTIONS[direction].tone}>{DIRECTIONS[direction].word}</Badge>
          <span className="min-w-0 basis-52 grow break-words">{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
