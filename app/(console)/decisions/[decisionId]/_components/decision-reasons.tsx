import { remedySentence } from "@/components/agents/remedy-sentence";
import { LaneBadge, LaneChange } from "@/components/lanes/lane-badge";
import { LaneReason } from "@/components/lanes/lane-reason";
import { Badge } from "@/components/ui/badge";
import type { DecisionDetail, DecisionReason } from "@/lib/contract/decision-rows";
import { LANES } from "@/lib/core/closed-lists";
import { formatList } from "@/lib/format/format-count";

const byWeight = (a: DecisionReason, b: DecisionReason): number =>
  LANES.indexOf(b.effectiveLane) - LANES.indexOf(a.effectiveLane) || LANES.indexOf(b.lane) - LANES.indexOf(a.lane);

/** The reasons of a decision, with what an override or an approval made of them, and the limits that came into force. */
export function DecisionReasons({ decision: { reasons, constraints } }: { decision: Pick<DecisionDetail, "reasons" | "constraints"> }) {
  return (
    <div className="space-y-3">
      {reasons.length === 0 ? (
        <p className="text-muted">Nothing stood in the way: every clause that governs the action was met, and its proofs were fresh.</p>
      ) : null}
      <ul className="space-y-3">
        {reasons.toSorted(byWeight).map((reason) => (
          <li key={`${reason.kind} ${reason.pact} ${reason.clause} ${reason.evidence} ${reason.remedy}`} className="border-l-4 border-border pl-3">
            <p className="mb-1 flex flex-wrap items-center gap-2">
              {reason.effectiveLane === reason.lane ? (
                <LaneBadge lane={reason.lane} size="small" />
              ) : (
                <LaneChange from={reason.lane} to={reason.effectiveLane} size="small" />
              )}
              {reason.pact ? <span className="text-muted">{reason.pact}</span> : null}
              {reason.hard ? <Badge tone="quiet">Hard</Badge> : null}
              {reason.effectiveFloor === reason.floor ? null : <Badge>{reason.floor === "hold" ? "Cleared by an approval" : "Lowered by an override"}</Badge>}
            </p>
            <LaneReason reason={reason} />
            <p className="text-table text-muted">What takes it away: {remedySentence(reason.remedy)}.</p>
          </li>
        ))}
      </ul>
      {constraints.length > 0 ? (
        <p>
          <b className="font-semibold">Limits in force:</b> {formatList(constraints)}.
        </p>
      ) : null}
    </div>
  );
}
