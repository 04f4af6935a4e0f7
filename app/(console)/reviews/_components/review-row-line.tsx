"use client";
import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import { LaneBadge } from "@/components/lanes/lane-badge";
import { TierTag } from "@/components/lanes/tier-tag";
import { DueCell } from "@/components/reviews/due-line";
import { EXECUTION_WORDS, STATUS_WORDS, WHY_WORDS } from "@/components/reviews/review-words";
import { Time } from "@/components/ui/time";
import type { ReviewListRow } from "@/lib/contract/reviews";
import { formatMoney } from "@/lib/format/format-money";
import { spellHidden } from "@/lib/format/reveal-characters";

const moneyOf = ({ atStake }: ReviewListRow): string | null =>
  atStake ? formatMoney({ minor: atStake.minor, currency: spellHidden(atStake.currency) }) : null;

/** The time that presses while it waits, the time of its end once it is over. */
function timeCell(row: ReviewListRow, sending: boolean): ReactNode {
  if (sending) return <span className="text-muted">Sending…</span>;
  if (row.status === "open") return <DueCell row={row} />;
  if (row.status === "approved_pending") return <span className="text-muted">Releasing</span>;
  return row.outcomeAt ? <Time iso={row.outcomeAt} show="relative" /> : null;
}

function endCell({ status, answer, execution, claim }: ReviewListRow): ReactNode {
  if (status === "open") return claim ? `${claim.mine ? "You are" : `${claim.by} is`} deciding` : null;
  return (
    <>
      <b className="text-text">{STATUS_WORDS[status]}</b>
      {answer ? ` · ${answer.by}` : ""}
      {execution && execution !== "none" ? ` · ${EXECUTION_WORDS[execution].toLowerCase()}` : ""}
    </>
  );
}

type ReviewRowLineProps = { row: ReviewListRow; sending: boolean; href: string; focusable: boolean; onPress: (event: MouseEvent) => void };

/** The cells of one item, in the order they are read; drawn on two lines, and pressed anywhere. */
export function ReviewRowLine({ row, sending, href, focusable, onPress }: ReviewRowLineProps) {
  return (
    <>
      <td className="max-sm:order-2">{timeCell(row, sending)}</td>
      <td className="min-w-0 max-sm:order-1 max-sm:col-span-3">
        <Link
          href={href}
          prefetch={false}
          tabIndex={focusable ? 0 : -1}
          onClick={onPress}
          className="block truncate font-semibold text-text no-underline after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {row.title}
        </Link>
      </td>
      <td className="text-right tabular-nums max-sm:sr-only">{moneyOf(row) ?? <span className="text-muted">—</span>}</td>
      <td className="text-table text-muted max-sm:order-3">
        <TierTag tier={row.tier} />
      </td>
      <td className="flex max-sm:order-4 sm:col-span-2 min-w-0 items-center gap-2 text-table text-muted">
        <span className="shrink-0">
          <LaneBadge lane={row.lane} size="small" />
        </span>
        <span className="min-w-0 truncate max-sm:sr-only">
          {row.agent.slug} · {row.clause ?? "no clause"}
          {row.why ? ` · ${WHY_WORDS[row.why]}` : ""}
        </span>
        <span className="ml-auto max-w-56 shrink-0 truncate">{endCell(row)}</span>
      </td>
    </>
  );
}
