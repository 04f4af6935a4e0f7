"use client";
import type { EvidenceCard, ReviewDetail } from "@/lib/contract/reviews";
import { type Answer, FiveAnswers } from "../answers/five-answers";
import { FreshBar } from "../evidence/fresh-bar";
import { LaneReason } from "../lanes/lane-reason";
import { TextLink } from "../ui/link-button";
import { Time } from "../ui/time";
import { requiredCards } from "./evidence-gate";
import { silenceWords } from "./review-words";

const WORST_FIRST = ["contradictory", "missing", "stale", "ageing", "fresh"] as const;
const worst = (cards: readonly EvidenceCard[]): EvidenceCard | undefined =>
  [...requiredCards(cards)].sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))[0];

/** The five answers about a held action, and the reasons why it is held. */
export function ReviewAnswers({ review }: { review: ReviewDetail }) {
  const { pact, clause, obligation, owner, evidence, reasons, silence } = review;
  const card = worst(evidence);
  const obliged: Answer = obligation
    ? {
        answer: (
          <>
            {obligation}{" "}
            <span className="text-muted">
              ({clause} of <TextLink href={`/pacts/${pact.slug}`}>{pact.title}</TextLink>, version {pact.version})
            </span>
          </>
        ),
      }
    : { missing: "no clause covers this action; add one to the pact", href: `/pacts/${pact.slug}` };
  return (
    <section aria-label="Five answers" className="space-y-3">
      <FiveAnswers
        label="Five answers about this item"
        obligation={obliged}
        evidence={
          card
            ? { answer: [...new Set(requiredCards(evidence).map(({ kind }) => kind))].join(", ") }
            : { missing: "no clause that governs this asks for proof", href: `/pacts/${pact.slug}` }
        }
        freshness={
          card
            ? {
                answer: (
                  <span className="inline-flex flex-wrap items-baseline gap-x-2">
                    <FreshBar freshness={card.state} left={card.left} />
                    {card.observedAt ? (
                      <span className="text-muted">
                        observed <Time iso={card.observedAt} show="relative" />
                      </span>
                    ) : null}
                  </span>
                ),
              }
            : { missing: "there is no proof whose age could be told" }
        }
        changes={{
          answer:
            review.status === "open" ? `An answer decides this one action. Without one, it is ${silenceWords(silence)}.` : "Nothing more: this item is closed.",
        }}
        owner={owner ? { answer: `${owner.name}; the agent belongs to ${review.agentOwner.name}` } : { missing: "the clause names no team that exists" }}
      />
      <ul aria-label="Why it is here" className="space-y-1.5 border-t border-border pt-2">
        {reasons.map((reason) => (
          <li key={reason.id}>
            <LaneReason reason={reason} lane={reason.lane} />
          </li>
        ))}
      </ul>
    </section>
  );
}
