"use client";
import type { EvidenceCard } from "@/lib/contract/reviews";
import { FreshBar } from "../evidence/fresh-bar";
import { Badge } from "../ui/badge";
import { classNames } from "../ui/class-names";
import { DescriptionList } from "../ui/description-list";
import { Disclosure } from "../ui/disclosure";
import { Time } from "../ui/time";

const RESULTS = { pass: "passed", fail: "failed", none: "no result" } as const;

function Summary({ card }: { card: EvidenceCard }) {
  return (
    <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-3 gap-y-0.5 font-normal">
      <span className="font-semibold">
        {card.clause} · {card.kind}
      </span>
      <FreshBar freshness={card.state} left={card.left} />
      {card.observedAt ? (
        <span className="text-muted">
          observed <Time iso={card.observedAt} show="relative" />
        </span>
      ) : (
        <span className="text-muted">no proof for this build</span>
      )}
      {card.newest ? (
        <span className={card.newest.result === "fail" ? "font-semibold text-lane-escalate" : "text-muted"}>
          {card.newest.source} {RESULTS[card.newest.result]}
        </span>
      ) : null}
    </span>
  );
}

function details(card: EvidenceCard) {
  const { newest, observedAt, staleAt, missingAt } = card;
  return [
    { term: "Obligation", detail: card.obligation },
    { term: "How it is proved", detail: card.method || "Nobody has said." },
    { term: "Sources", detail: card.sources.join(", ") || "None named." },
    { term: "Proof observed", detail: observedAt ? <Time iso={observedAt} /> : "Never, for this build and subject." },
    ...(staleAt ? [{ term: "Stale from", detail: <Time iso={staleAt} /> }] : []),
    ...(missingAt && missingAt !== staleAt ? [{ term: "Counts as missing from", detail: <Time iso={missingAt} /> }] : []),
    ...(newest
      ? [
          {
            term: "Newest item",
            detail: (
              <>
                {newest.source} {RESULTS[newest.result]}
                {newest.score === null ? "" : ` with ${Number(newest.score.toFixed(3))}`}, <Time iso={newest.observedAt} />
              </>
            ),
          },
        ]
      : []),
  ];
}

type EvidenceCardsProps = {
  cards: readonly EvidenceCard[];
  opened: ReadonlySet<string>;
  onOpen: (id: string) => void;
};

/** What proves each clause that governs the action, as it stands now; what the item rests on comes first. */
export function EvidenceCards({ cards, opened, onOpen }: EvidenceCardsProps) {
  if (cards.length === 0) return <p className="text-muted">No clause that governs this action asks for proof.</p>;
  return (
    <ul className="space-y-2">
      {cards.map((card) => (
        <li
          key={card.id}
          data-evidence={card.id}
          className={classNames("rounded-panel border bg-surface", card.required ? "border-border-strong" : "border-border")}
        >
          <Disclosure
            className="px-3 py-2 [&>summary]:flex [&>summary]:w-full"
            open={opened.has(card.id)}
            onToggle={(event) => {
              if (event.currentTarget.open) onOpen(card.id);
            }}
            summary={
              <>
                <Summary card={card} />
                {card.required ? <Badge tone={opened.has(card.id) ? "quiet" : "neutral"}>{opened.has(card.id) ? "Opened" : "Holds this item"}</Badge> : null}
              </>
            }
          >
            <DescriptionList items={details(card)} className="text-table" />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
