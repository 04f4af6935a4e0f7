import { classNames } from "./class-names";

const SPELLED: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Enter: "Enter",
  " ": "Space",
  Space: "Space",
};

/** `g r`: the keys of a shortcut. `decorative` where `aria-keyshortcuts` already tells them. */
export function KeyHint({ keys, decorative = false, className }: { keys: string; decorative?: boolean; className?: string }) {
  return (
    <span className={classNames("inline-flex items-center gap-0.5", className)} aria-hidden={decorative || undefined}>
      {keys.split(/(?<=\S) (?=\S)/).map((key, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: a key may occur twice in a sequence, and sequences never reorder.
          key={index}
          className="min-w-4 rounded-[3px] border border-border px-1 text-center font-mono text-meta leading-4 font-normal text-current opacity-80"
        >
          {SPELLED[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
