"use client";
import type { RefObject } from "react";
import type { DecideReviewInput, ReviewDetail } from "@/lib/contract/reviews";
import { useLive } from "../shell/live-provider";
import { useShortcuts } from "../shell/use-shortcuts";
import { Disclosure } from "../ui/disclosure";
import { UntrustedText } from "../untrusted/untrusted-text";
import { ClaimLine } from "./claim-line";
import { DecidedPanel } from "./decided-panel";
import { DecisionStrip } from "./decision-strip";
import { DecodedAction } from "./decoded-action";
import { EvidenceCards } from "./evidence-cards";
import { evidenceGate } from "./evidence-gate";
import { EyesLine } from "./eyes-line";
import { HandedOver } from "./handed-over";
import { ReviewAnswers } from "./review-answers";
import { ReviewHeader } from "./review-header";
import { ReviewStory } from "./review-story";
import { useClaim } from "./use-claim";
import { useEvidence } from "./use-evidence";

type ReviewDetailViewProps = {
  review: ReviewDetail;
  level: 1 | 2;
  /** Somebody works with it, rather than only passing by. */
  engaged: boolean;
  sending: boolean;
  region: RefObject<HTMLElement | null>;
  onDecide: (input: DecideReviewInput, title: string) => void;
  onWithdraw: (reviewId: string) => void;
};

const AWAY = "What you see may be out of date: the connection to the server is away. Deciding is off until it is back.";
const PAUSED = "You paused updates, so what you see may be out of date. Resume them to decide.";

/**
 * One item, in the order that guards the decision: which it is, what was promised, what would run, what proves it, the answer,
 * and only then what the agent says about it.
 */
export function ReviewDetailView({ review, level, engaged, sending, region, onDecide, onWithdraw }: ReviewDetailViewProps) {
  const { mayDecide, state } = useLive();
  const look = useEvidence(review.id, review.evidence);
  const decidable = review.status === "open" && review.barred === null;
  const held = useClaim(review.id, engaged && decidable);
  const claimToken = held.claim?.token ?? undefined;

  useShortcuts({ group: "Decide", region, shortcuts: [{ keys: "e", label: "Next unopened evidence", run: look.openNext }] });

  const Heading = level === 1 ? "h2" : "h3";
  const blocked = sending ? "Your answer is being sent…" : mayDecide ? null : state === "paused" ? PAUSED : AWAY;
  return (
    <article aria-label={`Review item: ${review.title}`} className="space-y-4">
      <ReviewHeader review={review} level={level} claim={<ClaimLine review={review} held={held} region={region} />} />
      <ReviewAnswers review={review} />
      <section aria-labelledby={`runs-${review.id}`}>
        <Heading id={`runs-${review.id}`} className="mb-2 text-section">
          What will run
        </Heading>
        <DecodedAction review={review} />
      </section>
      <section ref={look.region} className="scroll-mb-40" aria-labelledby={`proves-${review.id}`}>
        <Heading id={`proves-${review.id}`} className="mb-2 text-section">
          What proves it
        </Heading>
        <EvidenceCards cards={review.evidence} opened={look.opened} onOpen={look.open} />
      </section>
      <section aria-label="Your answer" className="sticky bottom-0 z-1 -mx-4 border-t border-border-strong bg-surface px-4 py-3">
        <EyesLine review={review} />
        {review.status === "open" ? (
          <DecisionStrip
            key={review.id}
            review={review}
            blocked={blocked}
            gate={(verb) => evidenceGate(verb, { tier: review.tier, cards: review.evidence, opened: look.opened })}
            unseen={!look.seen && review.evidence.length > 0}
            onShowEvidence={look.show}
            region={region}
            onStart={held.take}
            onDecide={(call) => onDecide({ ...call, claimToken }, review.title)}
          />
        ) : (
          <DecidedPanel review={review} />
        )}
        {review.status === "open" && review.reroute && decidable ? <HandedOver onClose={() => onWithdraw(review.id)} /> : null}
      </section>
      <Disclosure summary={<span className="text-section">What the agent says</span>}>
        {review.claims === null ? (
          <p className="text-muted">Nothing besides the action itself.</p>
        ) : (
          <UntrustedText text={review.claims} label="Written by the agent — unverified" />
        )}
      </Disclosure>
      <section aria-labelledby={`story-${review.id}`}>
        <Heading id={`story-${review.id}`} className="mb-2 text-section">
          What has happened
        </Heading>
        <ReviewStory history={review.history} />
      </section>
    </article>
  );
}
