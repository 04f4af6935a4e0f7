import type { UnitId } from "../ids";
import type { IsoInstant } from "../time";
import type { Change } from "./change";
import type { Projections } from "./project";
import { READ_MODEL_KEYS } from "./read-models";
import type { TriggerRow, UnitRow } from "./rows";

type TrustEvents = "evidence.accepted" | "evidence.quarantined" | "unit.closed" | "trigger.opened" | "trigger.closed" | "lane.changed";

/** Whatever narrows kills the grants and stored answers given before it. */
function narrowed({ agentId, pactId }: TriggerRow): Change {
  return { update: "delegation", where: pactId === null ? { agentId } : { agentId, pactId }, add: { epoch: 1 } };
}

/** The unit itself, and the proof it is where it passed and is the newest of its kind. */
function unitChanges(row: UnitRow): Change[] {
  const unit: Change = { upsert: "unit", key: ["id"], row };
  if (!row.passed || row.closedAt === null) return [unit];
  const { pactId, clauseKey, kind, sourceId, agentId, scope, observedAt, receivedAt } = row;
  const scopeKey =
    scope === null ? "" : JSON.stringify([scope.actions, scope.tools, scope.counterparties, scope.maxAmountMinor ?? null, scope.currency ?? null]);
  const [provenAt = receivedAt] = [observedAt, receivedAt].sort();
  const proof: Change = {
    upsert: "proof",
    key: READ_MODEL_KEYS.proof,
    row: {
      pactId,
      clauseKey,
      kind,
      sourceId,
      buildId: row.buildId ?? "",
      subjectType: row.subjectType ?? "",
      subjectId: row.subjectId ?? "",
      scopeKey,
      agentId,
      scope,
      observedAt,
      receivedAt,
      provenAt,
    },
    ifLater: "provenAt",
  };
  return [unit, proof];
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
    ...units.flatMap(unitChanges),
    // Whatever arrives starts the unit's quiet anew.
    ...units.map((row) => quietTimers(row.id, at)),
    ...timers.map((timer) => ({ insert: "timer", row: { ...timer, firedAt: null, cancelledAt: null } }) as const),
  ],
  "evidence.quarantined": ({ data }) => [{ insert: "evidence", row: data.evidence, ifAbsent: true }],
  // A lone item is closed at once and never waited; a unit that its quiet closed has no timer left.
  "unit.closed": ({ at, data: { unit } }) => [...unitChanges(unit), ...(unit.closedBy === "final" && unit.items > 1 ? [quietTimers(unit.id, at)] : [])],
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
