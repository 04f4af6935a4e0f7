import type { UnitId } from "../ids";
import type { IsoInstant } from "../time";
import type { Change } from "./change";
import type { Projections } from "./project";
import type { TriggerRow } from "./rows";

type TrustEvents = "evidence.accepted" | "evidence.quarantined" | "unit.closed" | "trigger.opened" | "trigger.closed" | "lane.changed";

/** Whatever narrows kills the grants and stored answers given before it. */
function narrowed({ agentId, pactId }: TriggerRow): Change {
  return { update: "delegation", where: pactId === null ? { agentId } : { agentId, pactId }, add: { epoch: 1 } };
}

const quietTimers = (unit: UnitId, at: IsoInstant): Change => ({
  update: "timer",
  where: { kind: "unit_quiet", ref: unit, firedAt: null, cancelledAt: null },
  set: { cancelledAt: at },
});

export const trustProjections: Projections<TrustEvents> = {
  "evidence.accepted": ({ at, chain, data: { evidence, clauses, units, timers } }) => [
    { insert: "evidence", row: evidence, ifAbsent: true },
    ...(chain === "org"
      ? []
      : clauses.map((clauseKey) => ({ insert: "evidence_link", row: { evidenceId: evidence.id, pactId: chain, clauseKey }, ifAbsent: true }) as const)),
    ...units.map((row) => ({ upsert: "unit", key: ["id"], row }) as const),
    // Whatever arrives starts the unit's quiet anew.
    ...units.map((row) => quietTimers(row.id, at)),
    ...timers.map((timer) => ({ insert: "timer", row: { ...timer, firedAt: null, cancelledAt: null } }) as const),
  ],
  "evidence.quarantined": ({ data }) => [{ insert: "evidence", row: data.evidence, ifAbsent: true }],
  // A lone item is closed at once and never waited; a unit that its quiet closed has no timer left.
  "unit.closed": ({ at, data: { unit } }) => [
    { upsert: "unit", key: ["id"], row: unit },
    ...(unit.closedBy === "final" && unit.items > 1 ? [quietTimers(unit.id, at)] : []),
  ],
  "trigger.opened": ({ data: { trigger } }) => [{ insert: "trigger", row: trigger }, narrowed(trigger)],
  "trigger.closed": ({ at, actor, data: { trigger, how, reason } }) => [
    { update: "trigger", where: { id: trigger }, set: { closedAt: at, closedBy: actor, closedHow: how, closeReasonCommit: reason } },
  ],
  "lane.changed": ({ chain, data: { agent, build, to, causes, since, epoch } }) =>
    chain === "org"
      ? []
      : [
          {
            upsert: "delegation",
            key: ["agentId", "buildId", "pactId"],
            row: { agentId: agent, buildId: build, pactId: chain, lane: to, since, causes, epoch },
          },
        ],
};
