"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { reviewQueries } from "@/lib/client/reviews";
import type { ActionAnswer } from "@/lib/contract/answers";
import type { DecidedReview, DecideReviewInput } from "@/lib/contract/reviews";
import { useAnnounce } from "../shell/announcer";
import { stillWords } from "./eyes-line";
import { refusedSentence } from "./refusal-words";
import type { ReviewActions } from "./review-actions";
import { VERB_WORDS } from "./review-words";

const PAUSES = [1_000, 2_000, 4_000, 8_000];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What became of a decision that wasn't simply taken. */
export type DecisionNotice = { reviewId: string; title: string; text: string; tone: "caution" | "failure" };
export type Undoable = { reviewId: string; title: string; verb: DecideReviewInput["verb"]; effectiveAt: string };

/**
 * Sends decisions, one after another, and never says that something was done before the server has. Where the connection
 * breaks the same decision is sent again under its key, which makes it once.
 */
export function useDecisions({ decide, undo }: ReviewActions) {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set());
  const [notices, setNotices] = useState<readonly DecisionNotice[]>([]);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const [undoing, setUndoing] = useState(false);

  const mark = (id: string, on: boolean) =>
    setSending((before) => {
      const next = new Set(before);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });

  async function send(input: DecideReviewInput, title: string): Promise<void> {
    mark(input.reviewId, true);
    dismiss(input.reviewId);
    const answer = await sendUntilAnswered(() => decide(input));
    mark(input.reviewId, false);
    void queryClient.invalidateQueries({ queryKey: reviewQueries.all });
    if (answer === null)
      return tell({
        reviewId: input.reviewId,
        title,
        text: "The server couldn't be reached, so it isn't known whether your decision was applied. Look at the item before you decide again.",
        tone: "failure",
      });
    if (answer.status === "refused") return tell({ reviewId: input.reviewId, title, text: refusedSentence(answer, Date.now()), tone: "failure" });
    settled(input, title, answer.value);
  }

  function settled({ reviewId, verb }: DecideReviewInput, title: string, { status, effectiveAt, stillNeeded }: DecidedReview) {
    if (status === "approved_pending" && effectiveAt) setUndoable({ reviewId, title, verb, effectiveAt });
    if (stillNeeded.length > 0) {
      tell({ reviewId, title, text: `Your approval is on record. It still needs ${stillWords(stillNeeded)}.`, tone: "caution" });
    } else if (status === "void") tell({ reviewId, title, text: "The agent was narrowed meanwhile, so your approval came to nothing.", tone: "failure" });
    else announce(`${VERB_WORDS[verb].done}: ${title}`, { now: true });
  }

  /** Stays until it is dismissed: what wasn't applied is never lost under the next decision. */
  const tell = (next: DecisionNotice) => setNotices((before) => [next, ...before.filter(({ reviewId }) => reviewId !== next.reviewId)]);

  function dismiss(id: string) {
    setNotices((before) => before.filter(({ reviewId }) => reviewId !== id));
  }

  /** Answers the item that waits again; null where it couldn't be taken back. */
  async function takeBack(): Promise<string | null> {
    if (!undoable || undoing) return null;
    const { reviewId, title } = undoable;
    setUndoing(true);
    const answer = await sendUntilAnswered(() => undo({ reviewId }));
    setUndoing(false);
    setUndoable(null);
    void queryClient.invalidateQueries({ queryKey: reviewQueries.all });
    if (answer?.status === "done") {
      announce(`Taken back. ${title} waits again.`, { now: true });
      return reviewId;
    }
    tell({
      reviewId,
      title,
      text: answer ? answer.sentence : "The server couldn't be reached; look at the item to see whether it was taken back.",
      tone: "failure",
    });
    return null;
  }

  return { send, sending, notices, dismiss, undoable, takeBack, undoing, forgetUndo: () => setUndoable(null) };
}

/** The answer, or null when none came however often it was asked for. */
async function sendUntilAnswered<T>(call: () => Promise<ActionAnswer<T>>): Promise<ActionAnswer<T> | null> {
  for (const wait of [...PAUSES, null]) {
    try {
      return await call();
    } catch {
      if (wait !== null) await pause(wait);
    }
  }
  return null;
}
