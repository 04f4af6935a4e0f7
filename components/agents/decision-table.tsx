import type { DecisionRow } from "@/lib/contract/decision-rows";
import { formatMoney } from "@/lib/format/format-money";
import { spellHidden } from "@/lib/format/reveal-characters";
import { LaneBadge } from "../lanes/lane-badge";
import { LaneReason } from "../lanes/lane-reason";
import { VerdictBadge } from "../lanes/verdict-badge";
import { EXECUTION_WORDS } from "../reviews/review-words";
import { type Column, DataTable } from "../tables/data-table";
import { Badge } from "../ui/badge";
import { TextLink } from "../ui/link-button";
import { Time } from "../ui/time";

const COLUMNS: readonly Column<DecisionRow>[] = [
  { key: "at", header: "Asked", className: "min-w-36 whitespace-nowrap", cell: ({ at }) => <Time iso={at} seconds show="relative" /> },
  {
    key: "action",
    header: "Action",
    rowHeader: true,
    className: "min-w-36",
    cell: ({ action, amount }) => (
      <>
        {spellHidden(action)}
        {amount ? (
          <span className="block text-meta font-normal text-muted tabular-nums">
            {formatMoney({ minor: amount.minor, currency: spellHidden(amount.currency) })}
          </span>
        ) : null}
      </>
    ),
  },
  {
    key: "verdict",
    header: "Answer",
    className: "whitespace-nowrap",
    cell: ({ verdict, constrained, mode }) => (
      <>
        <VerdictBadge verdict={verdict} constrained={constrained} /> {mode === "shadow" ? <Badge>Shadow</Badge> : null}
      </>
    ),
  },
  { key: "lane", header: "Lane", className: "whitespace-nowrap", cell: ({ lane }) => <LaneBadge lane={lane} size="small" /> },
  {
    key: "why",
    header: "Why",
    className: "min-w-64",
    cell: ({ reason, cleared }) =>
      reason ? (
        <>
          <LaneReason reason={reason} />
          {cleared ? <p className="text-meta text-muted">Cleared by a person for this one action.</p> : null}
        </>
      ) : (
        <span className="text-muted">Nothing stood in the way</span>
      ),
  },
  {
    key: "valid",
    header: "Good until",
    hideBelow: "wide",
    className: "whitespace-nowrap",
    cell: ({ validUntil }) => (validUntil ? <Time iso={validUntil} show="relative" /> : <span className="text-muted">Something happens</span>),
  },
  {
    key: "outcome",
    header: "Outcome",
    className: "whitespace-nowrap",
    cell: ({ execution, reviewId }) => (
      <>
        {execution === "none" ? <span className="text-muted">Not reported</span> : EXECUTION_WORDS[execution]}
        {reviewId ? (
          <span className="block">
            <TextLink href={`/reviews/${reviewId}`}>Review</TextLink>
          </span>
        ) : null}
      </>
    ),
  },
];

/** Decisions, newest first, each with the reason that weighed most. */
export function DecisionTable({ rows, empty }: { rows: readonly DecisionRow[]; empty: React.ReactNode }) {
  return (
    <DataTable caption="Decisions, newest first" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} rowHref={({ id }) => `/decisions/${id}`} empty={empty} />
  );
}
