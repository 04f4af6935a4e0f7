import { remedySentence } from "@/components/agents/remedy-sentence";
import { LaneBadge } from "@/components/lanes/lane-badge";
import { LANE_LOOKS } from "@/components/lanes/lane-looks";
import { LaneReason } from "@/components/lanes/lane-reason";
import { Badge } from "@/components/ui/badge";
import { Countdown } from "@/components/ui/countdown";
import { TextLink } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import type { DelegationView } from "@/lib/contract/agent-standing";

/** One delegation: its lane, since when, what the lane leaves, until when, why, and what would take each reason away. */
export function DelegationCard({ delegation }: { delegation: DelegationView }) {
  const { pact, build, lane, since, authority, changesAt, nextLane, reasons } = delegation;
  return (
    <article className="min-w-0 border-l-4 border-border pl-3">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body font-semibold">
        <LaneBadge lane={lane} />
        <TextLink href={`/pacts/${pact.slug}`}>{pact.name}</TextLink>
        <span className="font-normal text-muted">
          version {pact.version}
          {build ? `, build ${build.label}` : ", no build yet"}
        </span>
        {pact.mode === "shadow" ? <Badge>Shadow</Badge> : null}
      </h3>
      <p className="mt-1">{authority}</p>
      <p className="text-muted">
        {since ? (
          <>
            {LANE_LOOKS[lane].word} since <Time iso={since} />.{" "}
          </>
        ) : (
          `${LANE_LOOKS[lane].word} since a moment ago. `
        )}
        {changesAt && nextLane ? (
          <>
            Changes to <b className="text-text">{LANE_LOOKS[nextLane].word}</b> in{" "}
            <Countdown to={changesAt} label={`${pact.name} changes lane`} over="a moment" withClock /> unless its proofs are renewed.
          </>
        ) : (
          "It doesn't change by itself."
        )}
      </p>
      {reasons.length > 0 ? (
        <ul aria-label="Why" className="mt-2 space-y-2">
          {reasons.map((reason) => (
            <li key={`${reason.kind} ${reason.clause} ${reason.evidence} ${reason.remedy}`}>
              <LaneReason reason={reason} lane={reason.lane} />
              <p className="text-table text-muted">What takes it away: {remedySentence(reason.remedy)}.</p>
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
