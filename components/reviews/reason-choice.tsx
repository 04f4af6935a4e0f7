"use client";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { REVIEW_REASONS, type ReviewVerb } from "@/lib/core/closed-lists";
import { classNames } from "../ui/class-names";
import { KeyHint } from "../ui/key-hint";
import { REASON_WORDS, VERB_WORDS } from "./review-words";

type ReasonChoiceProps = {
  verb: ReviewVerb;
  chosen: string | null;
  /** Reasons that can't be chosen, with why. */
  unavailable: Readonly<Record<string, string>>;
  onChoose: (reason: string) => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * The second key of a decision. Arrows move without choosing, because choosing may decide: a number, Enter or a press does.
 */
export function ReasonChoice({ verb, chosen, unavailable, onChoose }: ReasonChoiceProps) {
  const group = useRef<HTMLDivElement>(null);
  const name = useId();
  const reasons: readonly string[] = REVIEW_REASONS[verb];
  const words: Readonly<Record<string, string>> = REASON_WORDS[verb];
  const radios = () => [...(group.current?.querySelectorAll("input") ?? [])];

  useEffect(() => {
    group.current?.querySelector("input")?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, reason: string) {
    const step = STEPS[event.key];
    if (step === undefined && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) return onChoose(reason);
    const all = radios();
    all[(all.indexOf(event.currentTarget) + step + all.length) % all.length]?.focus();
  }

  return (
    <div ref={group} role="radiogroup" aria-label={`${VERB_WORDS[verb].asks} — press a number`} className="grid gap-1 sm:grid-cols-2">
      {reasons.map((reason, index) => (
        <label
          key={reason}
          className={classNames(
            "flex min-h-8 cursor-pointer items-start gap-2 rounded-control border px-2 py-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
            chosen === reason ? "border-accent bg-selected font-semibold" : "border-border-strong bg-surface hover:bg-surface-2",
            unavailable[reason] && "cursor-not-allowed border-border text-muted",
          )}
        >
          <input
            type="radio"
            name={name}
            value={reason}
            checked={chosen === reason}
            aria-disabled={unavailable[reason] ? true : undefined}
            aria-keyshortcuts={String(index + 1)}
            onChange={() => onChoose(reason)}
            onKeyDown={(event) => onKeyDown(event, reason)}
            className="sr-only"
          />
          <KeyHint keys={String(index + 1)} decorative />
          <span>
            {words[reason]}
            {unavailable[reason] ? <span className="block text-meta text-muted">{unavailable[reason]}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}
