"use client";
import { type FormEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { DecideReviewInput, ReviewDetail } from "@/lib/contract/reviews";
import { REVIEW_REASONS, REVIEW_VERBS, type ReviewVerb } from "@/lib/core/closed-lists";
import { SHORTEST_NOTE } from "@/lib/core/reviews/decide-review";
import { useAnnounce } from "../shell/announcer";
import { useShortcuts } from "../shell/use-shortcuts";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { type Bounds, BoundsFields } from "./bounds-fields";
import { judges } from "./evidence-gate";
import { newIdempotencyKey } from "./idempotency-key";
import { NoteField } from "./note-field";
import { ReasonChoice } from "./reason-choice";
import { unavailableWords } from "./refusal-words";
import { reasonWords, VERB_WORDS } from "./review-words";
import { VerbButtons } from "./verb-buttons";

export type DecisionCall = Omit<DecideReviewInput, "claimToken">;

type DecisionStripProps = {
  review: ReviewDetail;
  /** Why nothing at all can be decided now. */
  blocked: string | null;
  /** Why this answer has to wait for a look at the evidence. */
  gate: (verb: ReviewVerb) => string | null;
  /** The evidence hasn't been in view yet. */
  unseen: boolean;
  onShowEvidence: () => void;
  /** Where the keys work. */
  region: RefObject<HTMLElement | null>;
  onStart: (verb: ReviewVerb) => void;
  onDecide: (call: DecisionCall) => void;
};

type Draft = { verb: ReviewVerb; reason: string | null; confirming: boolean };

const needsBounds = ({ verb, reason }: Draft): boolean => verb === "narrower" && (reason === "smaller_amount" || reason === "fewer_recipients");

/** Verb, then reason: two keys decide, and the first alone commits nothing. Graver items ask for a note and a last look. */
export function DecisionStrip({ review, blocked, gate, unseen, onShowEvidence, region, onStart, onDecide }: DecisionStripProps) {
  const announce = useAnnounce();
  const strip = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [note, setNote] = useState("");
  const [bounds, setBounds] = useState<Bounds>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [moved, setMoved] = useState<string | null>(null);

  const why = (verb: ReviewVerb): string | null => {
    const unavailable = review.verbs.find((one) => one.verb === verb)?.unavailable;
    return unavailable ? unavailableWords(unavailable, review.reviewers) : (blocked ?? gate(verb));
  };

  const mustSee = (verb: ReviewVerb): boolean => unseen && review.tier === 2 && judges(verb);

  // What is under the hands has changed: nothing may be decided on what was read before.
  const state = `${review.rowVersion} ${review.evidenceMark}`;
  const [stateSeen, setStateSeen] = useState(state);
  if (state !== stateSeen) {
    setStateSeen(state);
    if (draft) {
      setDraft(null);
      setMoved("This changed while you were deciding. Check again, then decide; your note is kept.");
    }
  }
  useEffect(() => {
    if (!moved) return;
    announce(moved, { priority: "assertive" });
    // The reasons took the focus away with them.
    if (document.activeElement === document.body) giveFocusBack(cameFrom.current, region.current);
  }, [moved, announce, region]);
  useLayoutEffect(() => {
    const element = strip.current;
    const around = region.current;
    return () => {
      // Somebody else answered, so the strip goes; whoever was in it isn't thrown out of the page.
      if (element?.contains(document.activeElement)) around?.focus();
    };
  }, [region]);
  useEffect(() => {
    if (draft?.confirming) confirm.current?.focus();
  }, [draft?.confirming]);

  function start(verb: ReviewVerb) {
    const reason = why(verb);
    if (reason) return announce(`${VERB_WORDS[verb].label} isn't available. ${reason}`, { now: true });
    cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setDraft({ verb, reason: null, confirming: false });
    setProblem(null);
    setMoved(null);
    announce(
      `${VERB_WORDS[verb].label}. ${VERB_WORDS[verb].asks}: ${REVIEW_REASONS[verb].map((one, index) => `${index + 1} ${reasonWords(verb, one)}`).join(", ")}.`,
      {
        now: true,
      },
    );
    // Nobody judges what they haven't seen: the verb itself brings the evidence into view, before a reason can be chosen.
    if (mustSee(verb)) onShowEvidence();
    onStart(verb);
  }

  function cancel() {
    setDraft(null);
    setProblem(null);
    giveFocusBack(cameFrom.current, region.current);
  }

  function choose(reason: string) {
    if (!draft || unavailableReasons[reason] || refuseNow(draft.verb)) return;
    const next = { ...draft, reason, confirming: false };
    if (review.tier === 1 || reason === "other" || needsBounds(next)) setDraft(next);
    else commit(next);
  }

  /** What was possible when the strip opened may not be any more. */
  function refuseNow(verb: ReviewVerb): boolean {
    const reason = why(verb) ?? (mustSee(verb) ? "Look at the evidence first." : null);
    if (mustSee(verb)) onShowEvidence();
    setProblem(reason);
    return reason !== null;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!draft?.reason || refuseNow(draft.verb)) return;
    const wrong = problemOf(draft, note, bounds, review);
    setProblem(wrong);
    if (wrong) return;
    if (review.tier === 1 && !draft.confirming) setDraft({ ...draft, confirming: true });
    else commit(draft);
  }

  function commit({ verb, reason }: Draft) {
    if (reason === null) return;
    setDraft(null);
    onDecide({
      reviewId: review.id,
      verb,
      reason,
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(verb === "narrower" ? { bounds } : {}),
      seen: { rowVersion: review.rowVersion, actionDigest: review.actionDigest, evidence: review.evidenceMark },
      idempotencyKey: newIdempotencyKey(),
    });
  }

  const unavailableReasons: Record<string, string> =
    draft?.verb === "conditions" ? Object.fromEntries(review.wordsOnly.map((reason) => [reason, "The agent hasn't declared that it honours this."])) : {};
  const reasons: readonly string[] = draft ? REVIEW_REASONS[draft.verb] : [];

  useShortcuts({
    group: "Decide",
    region,
    shortcuts: REVIEW_VERBS.map((verb) => ({
      keys: VERB_WORDS[verb].key,
      label: `${VERB_WORDS[verb].label}, then a number`,
      enabled: draft === null,
      run: () => start(verb),
    })),
  });
  useShortcuts({
    group: "Decide",
    region: strip,
    shortcuts: reasons.map((reason, index) => ({ keys: String(index + 1), label: `Reason ${index + 1}`, run: () => choose(reason) })),
  });

  const cancelLatest = useRef(cancel);
  useEffect(() => {
    cancelLatest.current = cancel;
  });
  // Shortcuts leave text fields alone; Escape has to leave them all the same.
  useEffect(() => {
    const element = strip.current;
    if (!element || !draft) return;
    const leave = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      cancelLatest.current();
    };
    element.addEventListener("keydown", leave);
    return () => element.removeEventListener("keydown", leave);
  }, [draft]);

  if (!draft)
    return (
      <div ref={strip}>
        {moved ? (
          <Notice tone="caution" title="Not decided">
            {moved}
          </Notice>
        ) : null}
        <VerbButtons why={why} onPress={start} />
      </div>
    );

  const words = VERB_WORDS[draft.verb];
  return (
    <div ref={strip}>
      <form onSubmit={submit} aria-labelledby={titleId} className="space-y-2" noValidate>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <p>
            <b id={titleId}>{words.label}</b> <span className="text-muted">— {words.asks.toLowerCase()}</span>
          </p>
          <Button size="small" variant="quiet" shortcut="Escape" onClick={cancel}>
            Cancel
          </Button>
        </div>
        {draft.confirming ? null : <ReasonChoice verb={draft.verb} chosen={draft.reason} unavailable={unavailableReasons} onChoose={choose} />}
        {draft.reason && !draft.confirming ? (
          <>
            {needsBounds(draft) ? <BoundsFields reason={draft.reason} review={review} value={bounds} onChange={setBounds} /> : null}
            <NoteField
              key={draft.reason}
              required={review.tier === 1 || draft.reason === "other"}
              value={note}
              onChange={setNote}
              focus={!needsBounds(draft)}
            />
          </>
        ) : null}
        {draft.confirming ? (
          <div className="rounded-panel border border-border-strong px-3 py-2">
            <p>
              <b>{reasonWords(draft.verb, draft.reason ?? "")}.</b> {consequence(draft.verb, review)}
            </p>
            <p className="text-muted">“{note.trim()}”</p>
          </div>
        ) : (
          <p className="text-meta text-muted">{consequence(draft.verb, review)}</p>
        )}
        {problem ? (
          <p role="alert" className="text-table text-lane-escalate">
            {problem}
          </p>
        ) : null}
        {draft.reason ? (
          <Button ref={confirm} type="submit" variant="primary">
            {review.tier === 1 && !draft.confirming ? "Continue" : words.label}
          </Button>
        ) : null}
      </form>
    </div>
  );
}

function giveFocusBack(from: HTMLElement | null, around: HTMLElement | null): void {
  if (from?.isConnected) from.focus();
  else around?.focus();
}

function problemOf({ verb, reason }: Draft, note: string, bounds: Bounds, review: ReviewDetail): string | null {
  if ((review.tier === 1 || reason === "other") && note.trim().length < SHORTEST_NOTE)
    return `Write at least ${SHORTEST_NOTE} characters: what you checked, or what is wrong.`;
  if (verb === "narrower" && reason === "smaller_amount") {
    if (bounds.amountMinor === undefined) return "Give the most that the agent may ask for.";
    if (review.atStake && bounds.amountMinor >= review.atStake.minor) return "Give less than what was asked for.";
  }
  return verb === "narrower" && reason === "fewer_recipients" && !bounds.counterparties?.length ? "Choose who it may go to." : null;
}

/** What follows, said before it does. */
function consequence(verb: ReviewVerb, { eyes, undoSeconds, levelAbove }: ReviewDetail): string {
  switch (verb) {
    case "approve":
    case "conditions":
      if (eyes.needed - eyes.have > 1) return "The item waits for somebody else's approval after yours.";
      return undoSeconds > 0
        ? `You can take it back for ${undoSeconds} s; then the agent gets a grant for exactly this action, once.`
        : "The agent gets a grant for exactly this action, once, and at once. It can't be taken back.";
    case "reject":
      return "The agent is told to stop, at once.";
    case "narrower":
      return "The agent is told these bounds and may ask anew inside them. Nothing is granted.";
    case "send_back":
      return "The agent may ask again once this is there. Nothing is granted.";
    case "hand_up":
      return `${levelAbove ?? "The next level"} decides, with the full time to answer.`;
  }
}
