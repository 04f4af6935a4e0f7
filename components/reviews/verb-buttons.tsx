"use client";
import { useId } from "react";
import { REVIEW_VERBS, type ReviewVerb } from "@/lib/core/closed-lists";
import { Button } from "../ui/button";
import { VERB_WORDS } from "./review-words";

/** Saying yes and saying no look alike, and neither is chosen beforehand. */
const ORDER: readonly ReviewVerb[] = ["approve", "reject", "send_back", "narrower", "conditions", "hand_up"];

/** The six answers; those that aren't possible now stay in view with their reason, said once where several share it. */
export function VerbButtons({ why, onPress }: { why: (verb: ReviewVerb) => string | null; onPress: (verb: ReviewVerb) => void }) {
  const baseId = useId();
  const reasons = new Map<string, ReviewVerb[]>();
  for (const verb of ORDER) {
    const reason = why(verb);
    if (reason) reasons.set(reason, [...(reasons.get(reason) ?? []), verb]);
  }
  const ids = new Map([...reasons.keys()].map((reason, index) => [reason, `${baseId}-${index}`]));
  return (
    <div>
      <fieldset aria-label="Answers" className="flex min-w-0 flex-wrap gap-2">
        {ORDER.map((verb) => {
          const reason = why(verb);
          return (
            <Button
              key={verb}
              shortcut={VERB_WORDS[verb].key}
              onClick={() => onPress(verb)}
              {...(reason ? { "aria-disabled": true as const, "aria-describedby": ids.get(reason) } : null)}
            >
              {VERB_WORDS[verb].label}
            </Button>
          );
        })}
      </fieldset>
      {[...reasons].map(([reason, verbs]) => (
        <p key={reason} id={ids.get(reason)} className="mt-1 text-table text-muted">
          {verbs.length === REVIEW_VERBS.length ? null : <b className="text-text">{verbs.map((verb) => VERB_WORDS[verb].label).join(", ")}: </b>}
          {reason}
        </p>
      ))}
    </div>
  );
}
