import type { LaneStep } from "@/lib/contract/agent-standing";
import { LaneBadge, LaneChange } from "../lanes/lane-badge";
import { LANE_LOOKS } from "../lanes/lane-looks";
import { WHY_WORDS } from "../reviews/review-words";
import { type Column, DataTable } from "../tables/data-table";
import { classNames } from "../ui/class-names";
import { TextLink } from "../ui/link-button";
import { Time } from "../ui/time";
import { type LaneBand, prepareLaneTimeline } from "./prepare-lane-timeline";

const TALLEST = 4;

function Band({ delegation, segments }: LaneBand) {
  return (
    <div className="grid gap-1 sm:grid-cols-[14rem_1fr] sm:items-end sm:gap-3">
      <p className="truncate text-table text-muted" title={delegation}>
        {delegation}
      </p>
      <div className="relative h-12 overflow-hidden border-b border-border-strong bg-surface-2">
        {segments.map(({ lane, x, width, from }) => {
          const { letter, ink, tint, pattern, level } = LANE_LOOKS[lane];
          return (
            <div
              key={from}
              className={classNames("absolute bottom-0 min-w-0.5 overflow-hidden border-t-2 border-current", ink, tint)}
              style={{ left: `${x * 100}%`, width: `${width * 100}%`, height: `${(level / TALLEST) * 100}%` }}
            >
              <span className={classNames("absolute inset-0 opacity-25", pattern)} />
              {width > 0.03 ? <b className="absolute bottom-0 left-1 text-meta leading-3">{letter}</b> : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const COLUMNS: readonly Column<LaneStep>[] = [
  {
    key: "at",
    header: "Took effect",
    rowHeader: true,
    className: "min-w-40",
    cell: ({ at }) => (
      <span className="font-normal">
        <Time iso={at} seconds />
      </span>
    ),
  },
  {
    key: "change",
    header: "Lane",
    className: "whitespace-nowrap",
    cell: ({ from, to }) => (from === null ? <LaneBadge lane={to} size="small" /> : <LaneChange from={from} to={to} size="small" />),
  },
  {
    key: "why",
    header: "Why",
    className: "min-w-64",
    cell: ({ causes, from }) =>
      causes.length === 0 ? (
        <span className="text-muted">{from === null ? "The delegation began, with nothing in its way." : "Nothing stood in its way any more."}</span>
      ) : (
        <ul className="space-y-1">
          {causes.map((cause) => (
            <li key={`${cause.kind} ${cause.clause} ${cause.remedy}`}>{[WHY_WORDS[cause.kind], cause.clause, cause.evidence].filter(Boolean).join(" · ")}</li>
          ))}
        </ul>
      ),
  },
  {
    key: "where",
    header: "Pact and build",
    cell: ({ pact, build }) => (
      <>
        {pact}
        {build === null ? null : <span className="block text-meta text-muted">build {build}</span>}
      </>
    ),
  },
  { key: "entry", header: "History", cell: ({ entry }) => <TextLink href={`/history/${entry}`}>#{entry.split(".").at(-1)}</TextLink> },
];

/** Lane by height, pattern and letter over time, and the same in a table. */
export function LaneTimeline({ steps, now }: { steps: readonly LaneStep[]; now: number }) {
  const drawn = prepareLaneTimeline(steps, now);
  return (
    <div className="space-y-4">
      {drawn ? (
        <figure className="px-4 pt-3">
          <figcaption className="mb-2">{drawn.takeaway}</figcaption>
          <div aria-hidden className="space-y-3">
            {drawn.bands.map((band) => (
              <Band key={band.delegation} {...band} />
            ))}
          </div>
          <p className="mt-1 flex justify-between gap-4 text-meta text-muted sm:pl-[14.75rem]">
            <Time iso={drawn.from} show="absolute" />
            <span>now</span>
          </p>
        </figure>
      ) : null}
      <DataTable
        caption="Changes of lane, newest first"
        columns={COLUMNS}
        rows={steps}
        rowKey={({ entry }) => entry}
        empty="No lane was written down yet: the agent is under no pact in force."
      />
    </div>
  );
}
